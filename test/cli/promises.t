# dates in order of publication, what slipped, what is reported done
$ isnad add --quiet --db x.db $EXAMPLE/pages $EXAMPLE/dumps; isnad promises --db x.db --format text --limit 1
‏بعثة مراقبي خور السدر: تنهي بعثة مراقبي خور السدر مهمتها في موعد أقصاه نهاية عام 2020
‏   2020 · مقرر — وكالة أنباء المرفأ، 2019-03-14
‏     تنهي بعثة مراقبي خور السدر مهمتها في موعد أقصاه نهاية عام 2020
‏   2022-06-30 · تأجل · مقرر — صحيفة الواحة اليوم، 2020-12-02
‏     تنهي مهمتها في موعد أقصاه 30 يونيو 2022
‏   2024-03-31 · تأجل · مقرر — وكالة أنباء المرفأ، 2022-06-30
‏     البعثة تنهي مهمتها في موعد أقصاه 31 مارس 2024
‏   2024-03-31 · ذكر أنه تم — وكالة أنباء المرفأ، 2024-03-31
‏     رأس الصدف 31 مارس 2024 (المرفأ) - أنهت بعثة مراقبي خور السدر مهمتها رسميا
‏     اليوم الأحد
$ isnad promises --db x.db --format jsonl --limit 1 | python3 -c 'import json,sys; r=json.load(sys.stdin); print(r["slips"], [(d["due"], d["status"], d["slipped"]) for d in r["dues"]])'
2 [('2020', 'planned', False), ('2022-06-30', 'planned', True), ('2024-03-31', 'planned', True), ('2024-03-31', 'done', False)]
