#!/usr/bin/env python3
"""Headline pairs of the ANS set: agree, disagree or other, by what the ledgers of stories say.

    tools/score_ans.py BUILD DATA

DATA holds claims/ans/data/stance/{train,dev}.csv.  A pair that the ledgers find a disagreement in is disagree (a revision
too); else two headlines that share enough of their telling words agree, and the others are other.  How much is enough is
chosen on train and nothing else is; the figures are of dev.  The set's authors report a macro-F1 of 0.767 for a BERT
fine-tuned on its train part.  Skips without data.  Only the Python standard library.
"""
import csv
import os
import subprocess
import sys

KINDS = ("agree", "disagree", "other")


def pairs(path):
    with open(path, encoding="utf-8", newline="") as f:
        return [(r["s1"], r["s2"], r["stance"]) for r in csv.DictReader(f)]


def ask(build, rows):
    clean = [" ".join(x.split()) for r in rows for x in r[:2]]
    text = "".join(f"{clean[2 * i]}\t{clean[2 * i + 1]}\n" for i in range(len(rows)))
    r = subprocess.run([os.path.join(build, "bench", "bench_pair")], input=text.encode(), capture_output=True, check=True)
    out = [x.split("\t") for x in r.stdout.decode().splitlines()]
    assert len(out) == len(rows)
    return [(kind, relation, float(cosine), int(n)) for kind, relation, cosine, n in out]


def decide(said, enough):
    if said[0] != "-":
        return "disagree"
    return "agree" if said[2] >= enough else "other"


def scores(rows, said, enough):
    out = {}
    got = [decide(x, enough) for x in said]
    for k in KINDS:
        tp = sum(g == k and r[2] == k for g, r in zip(got, rows))
        p, t = got.count(k), sum(r[2] == k for r in rows)
        out[k] = (tp / p if p else 0.0, tp / t if t else 0.0, 2 * tp / (p + t) if p + t else 0.0)
    return out


def macro(s):
    return sum(x[2] for x in s.values()) / len(s)


def main():
    build, data = sys.argv[1], os.path.join(sys.argv[2], "claims", "ans", "data", "stance")
    if not os.path.exists(os.path.join(data, "train.csv")):
        print("skipped: no", data)
        return
    train, dev = (pairs(os.path.join(data, x)) for x in ("train.csv", "dev.csv"))
    said_train, said_dev = ask(build, train), ask(build, dev)
    enough = max((i / 50 for i in range(51)), key=lambda t: macro(scores(train, said_train, t)))
    for name, rows, said in (("train", train, said_train), ("dev", dev, said_dev)):
        s = scores(rows, said, enough)
        print(f"{name:6} macro-F1 {macro(s):.3f}  " + "  ".join(f"{k} P {p:.3f} R {r:.3f} F1 {f:.3f}" for k, (p, r, f) in s.items())
              + f"  ({len(rows)} pairs)")
    print(f"a cosine of {enough:.2f} is enough; published, a BERT fine-tuned on train: macro-F1 0.767")
    if "--errors" in sys.argv:
        for r, x in zip(train, said_train):
            if decide(x, enough) != r[2]:
                print(r[2], "said", decide(x, enough), x, "|", r[0], "|", r[1])


main()
