#!/usr/bin/env python3
"""Recall and precision of `isnad sources` on real pairs of reprints.

    tools/score_reprints.py BUILD DATA [N]

DATA holds saudinewsnet.jsonl.zst and saudinewsnet-pairs.tsv.zst (Jaccard of word 4-grams given for each pair).  The first N
articles (default 4000, in the file's order) are added to a store in a temporary folder.  Prints the recall of the pairs at
several degrees of overlap, how many pairs are said, and how many of those overlap by less than a fifth of the shorter one
when counted here again.  Skips without data.  Only the Python standard library, and zstd.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time


def lines(path):
    p = subprocess.Popen(["zstd", "-dc", path], stdout=subprocess.PIPE)
    for x in p.stdout:
        yield x.decode("utf-8")
    p.stdout.close()
    p.wait()


def grams(text):
    w = re.findall(r"\w+", text)
    return {tuple(w[i:i + 4]) for i in range(len(w) - 3)}


def main():
    build, data = sys.argv[1], sys.argv[2]
    n = int(sys.argv[3]) if len(sys.argv) > 3 else 4000
    news, pairs = (os.path.join(data, x) for x in ("saudinewsnet.jsonl.zst", "saudinewsnet-pairs.tsv.zst"))
    if not os.path.exists(news) or not os.path.exists(pairs):
        print("skipped: no", news)
        return
    text = {}
    outlet = {}
    for x in lines(news):
        if len(text) >= n:
            break
        d = json.loads(x)
        text[d["id"]] = d["text"]
        outlet[d["id"]] = d["outlet"]
    with tempfile.TemporaryDirectory() as folder:
        docs, db = os.path.join(folder, "docs.jsonl"), os.path.join(folder, "x.db")
        with open(docs, "w", encoding="utf-8") as f:
            for i in text:
                f.write(json.dumps({"uri": i, "outlet": outlet[i], "text": text[i]}, ensure_ascii=False) + "\n")
        start = time.time()
        subprocess.run([os.path.join(build, "isnad"), "add", "--db", db, docs], check=True, stderr=subprocess.DEVNULL)
        took = time.time() - start
        size = sum(len(t.encode()) for t in text.values())
        print(f"{len(text)} articles, {size / 1e6:.1f} MB, added in {took:.1f} s")
        r = subprocess.run([os.path.join(build, "isnad"), "sources", "--db", db, "--format", "jsonl"], capture_output=True)
        said = {frozenset(json.loads(x)["documents"]): json.loads(x) for x in r.stdout.decode().splitlines()}
    want = {}
    for x in lines(pairs):
        c = x.rstrip("\n").split("\t")
        if c[4] in text and c[5] in text:
            want[frozenset(c[4:6])] = float(c[0])
    for low in (0.5, 0.3, 0.2, 0.1):
        some = [p for p, j in want.items() if j >= low]
        print(f"Jaccard >= {low}: {sum(p in said for p in some)} of {len(some)} pairs found"
              + (f" ({sum(p in said for p in some) / len(some):.4f})" if some else ""))
    if "--missed" in sys.argv:
        for p, j in sorted(want.items(), key=lambda x: -x[1])[:]:
            if j >= 0.5 and p not in said:
                print("missed", round(j, 3), sorted(p))
    other = [p for p in said if len({outlet[i] for i in p}) > 1]
    weak = 0
    for p in other:
        a, b = (grams(text[i]) for i in p)
        weak += len(a & b) < 0.15 * min(len(a), len(b))
    print(f"{len(said)} pairs said, {len(other)} between outlets, {weak} of those share less than 0.15 of the shorter one")


main()
