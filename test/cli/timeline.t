# one line an event, on its own day, with all its tellings and the days they came out: a reprint of the day after tells it on the day it was said
$ isnad add --quiet --db x.db $EXAMPLE/pages $EXAMPLE/dumps; isnad timeline --db x.db --format text تعاونا
‏2021-08-22  قال — بوابة القلزم، 2021-08-22
‏   إدوارد لينهارت:
‏   مأساة موجعة، لكنها أظهرت تعاونا حقيقيا بين الضفتين
‏   + الضفاف، 2021-08-22
‏   + وكالة أنباء المرفأ، 2021-08-22
‏   + جريدة السنديان، 2021-08-23
‏   + إذاعة المرسى، 2021-08-23
$ isnad timeline --db x.db --format jsonl تعاونا | python3 -c 'import json,sys; r=json.loads(sys.stdin.readline()); print(r["date"], r["precision"], [t["published"] for t in r["tellings"]])'
2021-08-22 day ['2021-08-22', '2021-08-22', '2021-08-22', '2021-08-23', '2021-08-23']
# a session that one article announces and another reports is one event; no time of day in a date
$ printf '%s\n' '{"uri":"a","outlet":"الضحى","published":"2024-05-02","title":"مجلس المدينة","text":"يعقد مجلس مدينة الوردية مساء الجمعة جلسة طارئة لمناقشة أضرار السيول.\n"}' '{"uri":"b","outlet":"المشرق","published":"2024-05-04","title":"جلسة في الوردية","text":"عقد مجلس مدينة الوردية مساء الجمعة جلسة طارئة ناقش فيها أضرار السيول في السوق.\n"}' > s.jsonl; isnad add --quiet --db s.db s.jsonl; isnad correct together a b --db s.db; isnad timeline --db s.db --format jsonl | python3 -c 'import json,sys; [print(r["date"], r["kind"], [t["document"] for t in r["tellings"]]) for r in map(json.loads, sys.stdin)]'
2024-05-03 meeting ['a', 'b']
