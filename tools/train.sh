#!/bin/sh
# train.sh DATA > names.bin - makes the name tagger's model from the data sets in DATA (model/names.md).
# Builds what it needs in $BUILD (build); what it makes on the way is kept in $WORK and used again.
set -eu
data=$1
build=${BUILD:-build}
work=${WORK:-$build/model}
top=$(dirname "$0")
mkdir -p "$work"
ninja -C "$build" model/train model/cluster >&2
if [ ! -s "$work/words.bin" ]; then
    python3 "$top/rawnews.py" news "$data" > "$work/news.txt"
    python3 "$top/rawnews.py" names "$data" > "$work/names.tsv"
    "$build/model/cluster" "$work/news.txt" "$work/names.tsv" "$work/words.tsv" > "$work/words.bin"
fi
ner=$data/ner
set -- "conll:news:$ner/anercorp/ANERCorp_CamelLab_train.txt" \
    "conll:wikipedia:$ner/aqmar/ntu_ar.train.iob2" "conll:wojood:$ner/wojood-sample/train.txt"
# A first model tags the raw news; what it takes each word for is a feature of the second.
"$build/model/train" --bias 0.4 "$work/words.bin" "$@" > "$work/first.bin"
"$build/model/train" --model "$work/first.bin" --silver "$work/news.txt" "$work/words2.bin"
"$build/model/train" --bias 0.15 "$work/words2.bin" "$@"
