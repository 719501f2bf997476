#!/usr/bin/env python3
"""Recall and precision of `isnad sources` on real pairs of reprints.

    tools/score_reprints.py BUILD DATA [N]

DATA holds saudinewsnet.jsonl.zst and saudinewsnet-pairs.tsv.zst (Jaccard of word 4-grams given for each pair).  The first N
articles (default 4000, in the file's order) are added to a store in a temporary folder.  Prints the recall of the pairs at
several degrees of overlap, how many pairs are said, and how many of those share little when counted here again: all between
outlets, and a sample of 100 (--sample shows them, --missed what was not found).  Skips without data.  Only the Python standard library, and zstd.
"""
import json
import os
import random
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


def passage(x, y):
    """The longest run of words that both have."""
    a, b = (re.findall(r"\w+", t) for t in (x, y))
    where = {}
    for k in range(len(b) - 3):
        where.setdefault(tuple(b[k:k + 4]), []).append(k)
    best, i = [], 0
    while i < len(a) - 3:
        longest = 0
        for k in where.get(tuple(a[i:i + 4]), ()):
            n = 4
            while i + n < len(a) and k + n < len(b) and a[i + n] == b[k + n]:
                n += 1
            longest = max(longest, n)
        if longest > len(best):
            best = a[i:i + longest]
        i += max(1, longest - 3)
    return " ".join(best)


def overlap(x, y):
    """The share of the shorter one's 4-grams that the other has, and the words of the longest passage."""
    a, b = grams(x), grams(y)
    return len(a & b) / max(1, min(len(a), len(b))), len(passage(x, y).split())


def main():
    build, data = sys.argv[1], sys.argv[2]
    n = int(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3].isdigit() else 4000
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
    other = sorted((p for p in said if len({outlet[i] for i in p}) > 1), key=sorted)
    share = {p: overlap(*(text[i] for i in p)) for p in other}
    weak = [p for p in other if share[p][0] < 0.12 and share[p][1] < 20]
    print(f"{len(said)} pairs said, {len(other)} between outlets; {len(weak)} of those ({len(weak) / max(1, len(other)):.4f}) share less than"
          " 0.12 of the shorter one's 4-grams and no passage of 20 words")
    sample = random.Random(1).sample(other, min(100, len(other)))
    good = sum(share[p][0] >= 0.12 or share[p][1] >= 20 for p in sample)
    print(f"of a sample of {len(sample)}: {good} share that much")
    for p in sample if "--sample" in sys.argv else ():
        x, y = sorted(p)
        print(f"{share[p][0]:.2f} {share[p][1]:3} {said[p]['kind']:8} {x} {y}\n   {passage(text[x], text[y])}")


main()
