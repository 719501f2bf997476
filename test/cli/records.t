# a figure says in whose words it stands: null where they are the article's own
$ printf 'قال الوزير سامر الجابري إن 30 شخصا غادروا المدينة.\nوكان 12 شخصا قد وصلوا إليها أمس.\n' > a.txt; isnad read --format jsonl a.txt | python3 -c 'import json,sys; print([(f["value"], f["statement"]) for f in json.load(sys.stdin)["figures"]])'
[(30, 's0'), (12, None)]
