# a claim's isnad as text, as data and as a drawing: who has it from the channel adds no origin, who denies it tells another claim and is said to deny
$ isnad add --quiet --db x.db $TOP/test/cli/dam.jsonl; isnad chain --db x.db --format text بواباته
‏سد الوردية الكبير سيغلق بواباته الغربية لإجراء صيانة عاجلة
‏   قال · أصول مستقلة: 2 · مقالات: 3
‏   ثلاثة مسؤولين في وزارة الري · مصدر غير مسمى
‏   ┴─ قناة النجم، 2024-03-01
‏      ┴─ صحيفة الضحى، 2024-03-02
‏   سالم الدوسان
‏   ┴─ <b>&"المشرق"، 2024-03-03
‏سد الوردية الكبير سيغلق بواباته الغربية لإجراء صيانة عاجلة
‏   نفى · أصول مستقلة: 1 · مقالات: 1
‏   كمال البرجاوي
‏   ┴─ الرابية، 2024-03-04
$ isnad chain --db x.db --format jsonl بواباته | head -1 | python3 -c 'import json,sys; r=json.load(sys.stdin); print(r["origins"]); [print(n["kind"], n["parent"], n.get("document")) for n in r["tree"]]'
2
origin None None
outlet 0 najm-1
outlet 1 duha-1
origin None None
outlet 3 mashriq-1
# the drawing is XML whatever an outlet calls itself, and the same each time
$ isnad chain --db x.db --format svg -o a.svg; isnad chain --db x.db --format svg > b.svg; cmp a.svg b.svg; python3 -c 'import xml.dom.minidom as m; d=m.parse("a.svg"); print(d.documentElement.tagName, len(d.getElementsByTagName("rect")) > 8)'; grep -c "<b>&" a.svg
svg True
0
? 1
$ isnad chain --db x.db --format svg --lang en بواباته | grep -o "[0-9] independent origins" | head -1
2 independent origins
# only these articles, only so many rows
$ isnad chain --db x.db --format text --from 2024-03-02 --to 2024-03 --outlet الضحى
‏سد الوردية الكبير سيغلق بواباته الغربية لإجراء صيانة عاجلة
‏   نقل · أصول مستقلة: 1 · مقالات: 1
‏   ثلاثة مسؤولين · مصدر غير مسمى
‏   ┴─ قناة «النجم» · ناقل
‏      ┴─ صحيفة الضحى، 2024-03-02
$ isnad chain --db x.db --format jsonl --limit 2 | wc -l
2
$ isnad timeline --db x.db --from 2024-03-05
? 1
