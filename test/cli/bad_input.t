# every bad input: a clear message, the right status, the others unharmed
$ isnad read missing.html
2> isnad: 'missing.html': cannot read it: No such file or directory
? 2
$ mkdir empty; isnad read empty
2> isnad: 'empty': the directory holds no pages
? 2
$ : > nothing.html; isnad read nothing.html
2> isnad: 'nothing.html': it is empty
? 2
$ printf 'قال الوزير إن الاتفاق جاهز.\n' > good.txt; isnad read --format jsonl missing.html good.txt | wc -l; exit ${PIPESTATUS[0]}
1
2> isnad: 'missing.html': cannot read it: No such file or directory
? 3
$ printf '{"text":"قال الوزير إن الاتفاق جاهز."}\nnot json\n{"uri":"x"}\n[1]\n' > mixed.jsonl; isnad read --format jsonl mixed.jsonl | wc -l; exit ${PIPESTATUS[0]}
1
2> isnad: 'mixed.jsonl:2': the line is no JSON object
2> isnad: 'mixed.jsonl:3': the line has neither "text" nor "html"
2> isnad: 'mixed.jsonl:4': the line is no JSON object
? 3
$ isnad add --db new.db missing.html good.txt
2> isnad: 'missing.html': cannot read it: No such file or directory
2> isnad: 1 new articles, 0 inputs already known, 1 failed; kept in new.db
? 3
$ isnad add --db new.db good.txt
2> isnad: 0 new articles, 1 inputs already known, 0 failed; kept in new.db
$ isnad stories --db absent.db
2> isnad: 'absent.db': no such database; make one with isnad add
? 2
$ isnad stories --db good.txt
2> isnad: 'good.txt': it is not a database; name another with --db FILE
? 2
$ python3 -c 'import sqlite3; sqlite3.connect("other.db").execute("create table t(x)")'; isnad add --db other.db good.txt
2> isnad: 'other.db': it is a database of another program; name another with --db FILE
? 2
$ python3 -c 'import sqlite3; sqlite3.connect("new.db").execute("pragma user_version=99")'; isnad stories --db new.db
2> isnad: 'new.db': it was made by a newer isnad (format 99, this one knows …); update isnad
? 2
$ isnad add --db no/such/folder/x.db good.txt
2> isnad: 'no/such/folder/x.db': cannot write beside the database: No such file or directory
? 2
# over-long input is cut and says so; what comes after it is read
$ python3 -c 'print("قال الوزير إن الاتفاق جاهز " * 400000)' > long.txt; isnad read --format jsonl long.txt | python3 -c 'import json,sys; d=json.load(sys.stdin)["document"]; print(d["truncated"], len(d["text"].encode()) <= 2 << 20)'
True True
$ python3 -c 'print("<p>" + "<div>" * 1000000 + "قال الوزير إن الاتفاق جاهز")' > deep.html; isnad read --format jsonl deep.html | python3 -c 'import json,sys; print(json.load(sys.stdin)["document"]["truncated"])'
True
