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
