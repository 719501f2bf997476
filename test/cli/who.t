# a misspelt name is linked to its bearer and flagged
$ isnad add --quiet --db x.db $EXAMPLE/pages $EXAMPLE/dumps; isnad who --db x.db لينهارت --format jsonl | grep -o '"misspelt":[^]]*]'
"misspelt":["إدوارد لينهرات","لينهرات"]
$ isnad who --db x.db 'لا أحد بهذا الاسم'
? 1
# offices over time, without honours, the longest form of each; why another form is his
$ isnad who --db x.db --story 1 --format text 'سامر الحيدان'
‏سامر الحيدان · شخص · مقالات: 4 · الأقوال: 7
‏   بصفة وزير الخارجية السلماري · 2019-03-14 – 2020-12-02
$ isnad who --db x.db --format jsonl لينهارت | python3 -c 'import json,sys; [print(n["name"], n["why"]) for n in json.loads(sys.stdin.readline())["links"]]'
لينهارت article
إدوارد لينهرات slip
لينهرات slip
# by hand, those of most articles first: a name set apart in one article, two names that are one
$ isnad correct split 'سامر الحيدان' example/pages/none.html --db x.db
2> isnad: 'example/pages/none.html': the database has no such document; see isnad stories
? 2
$ isnad correct merge 'وائل الكرمي' 'سامر الحيدان' --db x.db; isnad who --db x.db --story 1 --format text 'وائل الكرمي'
‏سامر الحيدان · شخص · مقالات: 8 · الأقوال: 16
…
‏   يكتب أيضا: وائل الكرمي (بتصحيح المستخدم)
$ isnad correct undo 1 --db x.db; isnad correct split 'سامر الحيدان' $EXAMPLE/pages/marfa-2019-03-14.html --db x.db; isnad who --db x.db --story 1 --format text 'سامر الحيدان'
‏سامر الحيدان · شخص · مقالات: 3 · الأقوال: 3
‏   بصفة وزير الخارجية السلماري · 2019-03-15 – 2020-12-02
‏سامر الحيدان · شخص · مقالات: 1 · الأقوال: 4
‏   بصفة وزير الخارجية السلماري · 2019-03-14
‏   فصل بتصحيح المستخدم
# over all stories one row a bearer: all his articles and statements, and the stories
$ echo '{"uri":"n:1","published":"2026-02-03","outlet":"الضفاف","title":"معرض الكتاب في الوردية","text":"افتتح سامر الحيدان معرض الكتاب السنوي في حديقة النهر بمدينة الوردية. وقال سامر الحيدان إن المعرض يضم 300 دار نشر."}' | isnad add --quiet --db y.db $EXAMPLE/pages $EXAMPLE/dumps -; isnad who --db y.db --format text 'سامر الحيدان'
‏سامر الحيدان · شخص · مقالات: 5 · الأقوال: 8 · القصص: 2
‏   بصفة وزير الخارجية السلماري · 2019-03-14 – 2020-12-02
‏   1  سلمار وتلوان توقعان في عين الجوز اتفاقا لتنظيم الملاحة في خور السدر · مقالات: 4
‏   4  معرض الكتاب في الوردية · مقالات: 1
$ isnad who --db y.db --format jsonl 'سامر الحيدان' | python3 -c 'import json,sys; r=json.loads(sys.stdin.read()); print(r["id"], len(r["documents"]), r["statements"], [(s["id"], s["documents"]) for s in r["stories"]])'
person:سامر حيدان 5 8 [('1', 4), ('4', 1)]
$ isnad who --db y.db --story 4 --format text 'سامر الحيدان'
‏سامر الحيدان · شخص · مقالات: 1 · الأقوال: 1
$ isnad who --db y.db --from 2026-01-01 --format text 'سامر الحيدان'
‏سامر الحيدان · شخص · مقالات: 1 · الأقوال: 1 · القصص: 1
‏   4  معرض الكتاب في الوردية · مقالات: 1
$ isnad who --db y.db --limit 1 --format csv | head -1 | tr , '\n' | grep -c -x -e id -e name -e documents -e statements
4
