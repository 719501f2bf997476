#!/bin/sh
# score_names.sh BUILD DATA - measures the built model on tagged sets and the keys on spellings of names.
# The share of ANERcorp kept for measuring is learned again without it (about a minute): FOLDS="0 3 6" for more.
set -eu
build=$1
data=$2
[ -d "$data/ner" ] || { echo "skipped: no $data/ner"; exit 0; }
ninja -C "$build" model/train model/score_keys >/dev/null
ner=$data/ner
work=${WORK:-$build/model}
set -- "conll:news:$ner/anercorp/ANERCorp_CamelLab_train.txt" "conll:wikipedia:$ner/aqmar/ntu_ar.train.iob2" "conll:wojood:$ner/wojood-sample/train.txt"
echo "== the model as it ships: sets it did not learn from"
for f in "$ner/anercorp/ANERCorp_CamelLab_test.txt" "$ner/aqmar/ntu_ar.testa.iob2" "$ner/wojood-sample/val.txt" "$ner/caraner/caraner.conll"; do
    [ ! -f "$f" ] || "$build/model/train" --model "$(dirname "$0")/../model/names.bin" --test "conll:news:$f" 2>&1
done
if [ -s "$work/words.bin" ]; then
    for k in ${FOLDS:-3}; do
        echo "== ANERcorp, fold $k of 8 held out (words.bin as made for it)"
        "$build/model/train" --fold "$k/8" --bias 0.4 --silver "$work/news.txt" "$work/fold.bin" "$work/words.bin" "$@" 2>&1 | grep -v epoch | sed 's/^/first pass  /'
        "$build/model/train" --fold "$k/8" --bias 0.15 "$work/fold.bin" "$@" 2>&1 | grep -v epoch
    done
fi
echo "== keys"
"$build/model/score_keys" "$data/names/wikidata-variants/wd_arabic_80"
