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
