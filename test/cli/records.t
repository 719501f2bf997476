# a figure says in whose words it stands: null where they are the article's own
$ printf 'قال الوزير سامر الجابري إن 30 شخصا غادروا المدينة.\nوكان 12 شخصا قد وصلوا إليها أمس.\n' > a.txt; isnad read --format jsonl a.txt | python3 -c 'import json,sys; print([(f["value"], f["statement"]) for f in json.load(sys.stdin)["figures"]])'
[(30, 's0'), (12, None)]
# what a dateline names says nothing: the verb after its dash has its own speaker
$ printf 'القاهرة 22 أغسطس 2021 (رويترز) - أعلنت هيئة الموانئ ارتفاع عدد السفن إلى 14 سفينة.\n' > d.txt; isnad read --format jsonl d.txt | python3 -c 'import json,sys; print([[c["text"] for c in s["chain"]] for s in json.load(sys.stdin)["statements"]])'
[['هيئة الموانئ']]
