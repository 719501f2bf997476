# bytes that are no text, and text that is broken
$ head -c 5000 "$(command -v bash)" > prog; isnad read prog
2> isnad: 'prog': …
? 2
$ printf 'قال \xff\xfe الوزير إن الاتفاق جاهز وإن التوقيع عليه سيتم غدا.' > broken.txt; isnad read --format jsonl broken.txt | python3 -c 'import json,sys; d=json.load(sys.stdin)["document"]; print(d["decoding"]["replaced"] > 0, "\ufffd" in d["text"])'
True True
