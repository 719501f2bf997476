# corrections are facts: stored apart, replayed, exported, taken back
$ printf 'قال الوزير سامر الجابري إن الاتفاق جاهز.\n' > a.txt; printf 'قالت الوزيرة هالة النعيمي إن المطار مغلق.\n' > b.txt; isnad add --quiet --db x.db a.txt b.txt
$ isnad correct date a.txt 2024-06-01 --db x.db; isnad export --db x.db | head -1 | grep -o '"published":"[^"]*"'
"published":"2024-06-01"
$ isnad correct outlet a.txt 'ضفاف' --db x.db; isnad correct outlet a.txt 'ضفاف' --db x.db; isnad rebuild --db x.db; isnad export --db x.db | head -1 | grep -o '"outlet":"[^"]*"'
"outlet":"ضفاف"
$ isnad correct together a.txt b.txt --db x.db; isnad correct story b.txt 'قصة واحدة' --db x.db; isnad stories --db x.db --format jsonl
{"id":"1","title":"قصة واحدة","documents":["a.txt","b.txt"],"from":"2024-06-01","to":"2024-06-01"}
$ isnad corrections --db x.db --format jsonl > mine.jsonl; wc -l < mine.jsonl; isnad add --quiet --db y.db a.txt b.txt; isnad correct import mine.jsonl --db y.db; isnad stories --db y.db --format jsonl
4
{"id":"1","title":"قصة واحدة","documents":["a.txt","b.txt"],"from":"2024-06-01","to":"2024-06-01"}
$ isnad correct undo 4 --db x.db; isnad correct undo 3 --db x.db; isnad stories --db x.db --format jsonl | wc -l
2
$ isnad correct date a.txt soon --db x.db
2> isnad: 'soon': it is no date: write 2024-06-01
? 2
$ isnad correct date c.txt 2024-06-01 --db x.db
2> isnad: 'c.txt': the database has no such document; see isnad stories
? 2
$ isnad correct paint a.txt --db x.db
2> isnad: 'paint': no such correction: there are merge, split, reject, date, outlet, title, apart, together, story
? 2
# a story taken apart, named, put together again; what is said wrongly rejected: each survives a rebuild, and another database takes it over
$ isnad add --quiet --db s.db $TOP/test/cli/dam.jsonl; isnad stories --db s.db --format jsonl | python3 -c 'import json,sys; [print(r["id"], r["documents"]) for r in map(json.loads, sys.stdin)]'
1 ['najm-1', 'duha-1', 'mashriq-1', 'rabia-1']
$ isnad correct apart rabia-1 --db s.db; isnad correct story rabia-1 'رد المحافظ' --db s.db; isnad correct story najm-1 'بوابات سد الوردية' --db s.db; isnad correct title duha-1 'عن السد' --db s.db; isnad rebuild --db s.db; isnad stories --db s.db --format jsonl | python3 -c 'import json,sys; [print(r["title"], r["documents"]) for r in map(json.loads, sys.stdin)]'
بوابات سد الوردية ['najm-1', 'duha-1', 'mashriq-1']
رد المحافظ ['rabia-1']
$ isnad read --format jsonl $TOP/test/cli/dam.jsonl | head -1 | python3 -c 'import json,sys; c=json.load(sys.stdin)["statements"][0]["content"]; print("%d-%d" % (c["start"], c["end"]))' > span; isnad chain --db s.db --format jsonl --outlet النجم | wc -l; isnad correct reject najm-1 "$(cat span)" --db s.db; isnad chain --db s.db --format jsonl --outlet النجم | wc -l
2
1
$ isnad corrections --db s.db > s.jsonl; isnad add --quiet --db t.db $TOP/test/cli/dam.jsonl; isnad correct import s.jsonl --db t.db; isnad correct import s.jsonl --db t.db; isnad rebuild --db t.db; for l in stories timeline chain who; do isnad $l --db s.db > 1; isnad $l --db t.db > 2; cmp 1 2; done; isnad corrections --db t.db | cmp - s.jsonl
$ isnad correct undo 1 --db t.db; isnad stories --db t.db --format jsonl | wc -l
1
$ isnad correct undo 99 --db t.db
2> isnad: 't.db': it has no correction 99
? 2
$ echo '{"kind":"date"}' > bad.jsonl; isnad correct import bad.jsonl --db t.db
2> isnad: 'date': it needs a document or a name
? 2
$ echo 'no json' > bad.jsonl; isnad correct import bad.jsonl --db t.db
2> isnad: 'bad.jsonl': line 1 is no correction
? 2
$ { echo '{"kind":"outlet","subject":"duha-1","value":"غيرها"}'; echo 'no json'; } > bad.jsonl; isnad corrections --db t.db > before; isnad correct import bad.jsonl --db t.db; isnad corrections --db t.db | cmp - before
2> isnad: 'bad.jsonl': line 2 is no correction
