# a quotation altered in a reprint: both wordings, the changed words marked; a spelling is no alteration
$ isnad add --quiet --db x.db $EXAMPLE/pages $EXAMPLE/dumps; isnad sources --db x.db --format text | sed -n '/53%/,$p' | head -5
‏53% محرر · منسوب إلى المرفأ · كلمات بدلت داخل الاقتباس: 1
‏   2021-08-22  الضفاف · 14 قتيلاً في غرق عبّارة بخور السدر... والبحث عن 5 مفقودين
‏              «إنها مأساة موجعة، لكنها أظهرت تعاونا ⟦حقيقيا⟧ بين الضفتين»
‏   2021-08-23  إذاعة المرسى · غرق عبارة في خور السدر: 14 قتيلا وتلوان تعرض إرسال غواصين
‏              "إنها مأساة موجعة، لكنها أظهرت تعاونا ⟦محدودا⟧ بين الضفتين"
$ isnad disagree --db x.db --format text حقيقيا | grep ⟦
‏     لكنها أظهرت تعاوناً ⟦حقيقياً⟧ بين الضفتين»
‏     لكنها أظهرت تعاونا ⟦محدودا⟧ بين الضفتين"
$ isnad sources --db x.db --format jsonl | python3 -c 'import json,sys; print({(x["a"]["text"], x["b"]["text"]) for r in map(json.loads, sys.stdin) for x in r["altered"] if r["documents"][1].endswith("marsa-2021-08-23.html")})'
{('حقيقيا', 'محدودا')}
$ isnad report --db x.db -o r.html; grep -o '<mark>[^<]*</mark>' r.html | sort -u
<mark>21 آب</mark>
<mark>حقيقيا</mark>
<mark>حقيقياً</mark>
<mark>محدودا</mark>
