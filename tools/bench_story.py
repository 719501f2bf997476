#!/usr/bin/env python3
"""How the store and the ledgers of stories bear many articles.

    tools/bench_story.py BUILD DATA [N] [STORY]

DATA holds saudinewsnet.jsonl.zst.  N articles (default 3000) are made by recombination: the paragraphs of two real articles in
turn, so that texts are real and none is a reprint of all of another.  Prints the rate of adding in tenths (the last against the
first), and the seconds that each ledger takes on a story of STORY articles (default 500), made of one day's articles under one
title.  Skips without data.  Only the Python standard library, and zstd.
"""
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time


def real(path, most):
    p = subprocess.Popen(["zstd", "-dc", path], stdout=subprocess.PIPE)
    out = []
    for x in p.stdout:
        d = json.loads(x)
        parts = [t for t in d["text"].split("\n") if len(t) > 80]
        if len(parts) > 1:
            out.append((d["outlet"], d["title"], d["date"][:10], parts))
        if len(out) >= most:
            break
    p.kill()
    p.wait()
    return out


def mixed(base, n, seed):
    rng = random.Random(seed)
    for i in range(n):
        a, b = rng.sample(base, 2)
        text = [t for pair in zip(a[3], b[3]) for t in pair][:8]
        yield {"uri": f"mixed-{seed}-{i}", "outlet": a[0], "title": a[1], "published": a[2], "text": "\n".join(text)}


def write(path, rows):
    with open(path, "w", encoding="utf-8") as f:
        for r in rows:
            f.write(json.dumps(r, ensure_ascii=False) + "\n")


def spent():
    r = resource.getrusage(resource.RUSAGE_CHILDREN)
    return r.ru_utime + r.ru_stime


def main():
    isnad, data = os.path.join(sys.argv[1], "isnad"), sys.argv[2]
    n = int(sys.argv[3]) if len(sys.argv) > 3 else 3000
    n_story = int(sys.argv[4]) if len(sys.argv) > 4 else 500
    news = os.path.join(data, "saudinewsnet.jsonl.zst")
    if not os.path.exists(news):
        print("skipped: no", news)
        return
    base = real(news, 4000)
    with tempfile.TemporaryDirectory() as folder:
        db, docs = os.path.join(folder, "x.db"), os.path.join(folder, "docs.jsonl")
        rows = list(mixed(base, n, 1))
        rates = []
        for k in range(10):
            part = rows[k * n // 10:(k + 1) * n // 10]
            write(docs, part)
            start = spent()
            subprocess.run([isnad, "add", "--db", db, docs], check=True, stderr=subprocess.DEVNULL)
            rates.append(len(part) / (spent() - start))
        print("articles a second of processor time, by tenths:", " ".join(f"{r:.0f}" for r in rates), f"| last to first {rates[-1] / rates[0]:.2f}")
        one = os.path.join(folder, "one.db")
        story = [dict(r, title="اجتماع لجنة السدود في الوادي الأخضر", published="2015-07-21",
                      text="لجنة السدود في الوادي الأخضر تجتمع لبحث ترميم سد السنابل وحصص الري.\n" * 3 + r["text"][:3000])
                 for r in mixed(base, n_story, 2)]
        write(docs, story)
        subprocess.run([isnad, "add", "--db", one, docs], check=True, stderr=subprocess.DEVNULL)
        for ledger in ("stories", "who", "figures", "promises", "disagree", "timeline", "chain"):
            start = time.time()
            r = subprocess.run([isnad, ledger, "--db", one, "--format", "jsonl"], capture_output=True)
            print(f"{ledger:10} {time.time() - start:.2f} s, {r.stdout.count(10)} rows")


main()
