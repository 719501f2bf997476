# every ledger as JSON Lines and as a table of the same rows: a line for each member of the list that the ledger is of
$ isnad add --quiet --db x.db $EXAMPLE/pages $EXAMPLE/dumps; isnad correct outlet $EXAMPLE/pages/marfa-2019-03-14.html 'المرفأ، وكالة' --db x.db
$ for l in stories:documents timeline:tellings who:titles figures:points promises:dues disagree:sides sources:altered chain:tellings corrections:-; do isnad ${l%:*} --db x.db --format jsonl > j; isnad ${l%:*} --db x.db --format csv > c; python3 -c 'import csv, json, sys; rows = list(csv.DictReader(open("c", newline=""))); want = [json.loads(x) for x in open("j")]; n = sum(max(1, len(r.get(sys.argv[2]) or [])) for r in want); print(sys.argv[1], n > 0 and len(rows) == n and all(None not in r and None not in r.values() for r in rows))' ${l%:*} ${l#*:}; done
stories True
timeline True
who True
figures True
promises True
disagree True
sources True
chain True
corrections True
$ isnad corrections --db x.db --format csv | tr -d '\r' | sed 's/,[^,]*marfa/,marfa/'
id,kind,subject,value
1,outlet,marfa-2019-03-14.html,المرفأ، وكالة
$ isnad disagree --db x.db --format csv | head -1 | tr -d '\r'
id,kind,relation,about,reason,reason_en,sides.document,sides.start,sides.end,sides.text,sides.value,sides.statement,sides.said,sides.chain
