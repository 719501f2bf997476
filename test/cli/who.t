# a misspelt name is linked to its bearer and flagged
$ isnad add --quiet --db x.db $EXAMPLE/pages $EXAMPLE/dumps; isnad who --db x.db لينهارت --format jsonl | grep -o '"misspelt":[^]]*]'
"misspelt":["إدوارد لينهرات","لينهرات"]
$ isnad who --db x.db 'لا أحد بهذا الاسم'
? 1
