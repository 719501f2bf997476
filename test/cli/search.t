# a word of the title counts more than one far down the text; inflected forms are found
$ python3 -c 'import json; pad = "هذه فقرة طويلة عن شؤون البلدة وأسواقها وحدائقها. " * 12; [print(json.dumps(d, ensure_ascii=False)) for d in ({"uri": "far", "title": "أخبار البلدة", "text": pad + "وذكر السكان الجسور القديمة."}, {"uri": "title", "title": "افتتاح الجسور القديمة", "text": "حضر الافتتاح جمع من السكان. " + pad}, {"uri": "one", "title": "مدرسة جديدة", "text": "جسر صغير قرب المدرسة."}, *({"uri": "other%d" % i, "title": "طقس", "text": "يوم مشمس في %d مدن." % i} for i in range(9)))]' > a.jsonl; isnad add --db s.db a.jsonl
2> …
$ isnad search --db s.db --format jsonl الجسور القديمة | python3 -c 'import json, sys; [print(d["document"], d.get("partial", False)) for d in map(json.loads, sys.stdin)]'
title False
far False
one True
# quoted words are asked for as they are: nothing stands in for them
$ isnad search --db s.db --format jsonl '"الجسر الصغير" الحدائق'
? 1
# the snippet is where most different words of the query stand together
$ python3 -c 'import json; pad = "قيل كلام كثير في الجلسة عن أمور أخرى لا صلة لها بالموضوع. " * 9; print(json.dumps({"uri": "w", "title": "جلسة", "text": "الميناء ثم الميناء ثم الميناء ثم الميناء. " + pad + "اتفق الطرفان على توسعة الميناء وتعميق الممر. " + pad}, ensure_ascii=False))' > w.jsonl; isnad add --db w.db w.jsonl
2> …
$ isnad search --db w.db --format jsonl 'توسعة الميناء' | grep -c 'snippet":"[^"]*توسعة الميناء'
1
# a date among the words is answered by an article of that day that does not say it
$ python3 -c 'import json; [print(json.dumps(d, ensure_ascii=False)) for d in ({"uri": "then", "title": "افتتاح الجسر", "text": "افتتح الجسر أمام السيارات.", "published": "2018-05-13"}, {"uri": "later", "title": "صيانة الجسر", "text": "الجسر مغلق للصيانة.", "published": "2018-09-01"}, {"uri": "says", "title": "الجسر", "text": "افتتح الجسر يوم 12 أيار وسط حضور كبير.", "published": "2018-07-01"})]' > d.jsonl; isnad add --db d.db d.jsonl
2> …
$ isnad search --db d.db --format jsonl 'الجسر ١٢ مايو' | python3 -c 'import json, sys; print(sorted((d["document"], d.get("partial", False)) for d in map(json.loads, sys.stdin)))'
[('later', True), ('says', False), ('then', False)]
