#!/usr/bin/env python3
"""How long a query takes, by kind, inside one process; and how fast the index is written.

    bench/search.py BUILD NEWS_FOLDER [ARTICLES]

A table of 50,000 news articles (ant-v2, then saudinewsnet), the judged queries of
test/judged, ten results each with their snippets, each query three times, the best taken.
"""
import collections
import json
import os
import re
import shutil
import subprocess
import sys

BUILD, NEWS = (os.path.abspath(p) for p in sys.argv[1:3])
WANT = int(sys.argv[3]) if len(sys.argv) > 3 else 50000
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOOL, DB = os.path.join(BUILD, "bench", "bench_search"), os.path.join(BUILD, "search", "time-%d.db" % WANT)


def articles():
    """Lines for bench_search: uri, title, published, text."""
    for name in ("ant-v2", "saudinewsnet"):
        p = subprocess.Popen(["zstd", "-dc", os.path.join(NEWS, name + ".jsonl.zst")], stdout=subprocess.PIPE)
        for line in p.stdout:
            d = json.loads(line)
            yield "\t".join(re.sub(r"[\s\0\\]+", " ", str(d.get(k) or "")) for k in ("id", "title", "date", "text")) + "\n"


def make():
    if os.path.exists(DB) and os.path.getmtime(DB) > os.path.getmtime(TOOL):
        return
    os.makedirs(os.path.dirname(DB), exist_ok=True)
    for end in ("", "-wal", "-shm", "-lock"):
        if os.path.exists(DB + end):
            os.unlink(DB + end)
    p = subprocess.Popen([TOOL, "make", DB], stdin=subprocess.PIPE)
    for n, line in enumerate(articles()):
        if n == WANT:
            break
        p.stdin.write(line.encode())
    p.stdin.close()
    if p.wait():
        raise SystemExit("bench_search make failed")


def row(what, ms):
    ms = sorted(ms)
    at = lambda part: ms[min(len(ms) - 1, int(part * len(ms)))]
    print("%-10s%8d%10.2f%10.2f%10.2f%10.2f" % (what, len(ms), at(0.5), at(0.9), at(0.99), ms[-1]))


if not all(os.path.exists(os.path.join(NEWS, n + ".jsonl.zst")) for n in ("ant-v2", "saudinewsnet")) or not shutil.which("zstd"):
    print("skipped: no news in %s (or no zstd)" % sys.argv[2])
    raise SystemExit
make()
lines = [line.split("\t") for line in open(os.path.join(TOP, "test", "judged", "queries.tsv"), encoding="utf-8").read().splitlines()[1:]]
out = subprocess.run([TOOL, "time", DB, "10"], input="".join(q + "\n" for q, _ in lines).encode(), capture_output=True, check=True)
kinds = collections.defaultdict(list)
for (_, kind), ms in zip(lines, out.stdout.split()):
    kinds[kind].append(float(ms))
print("%-10s%8s%10s%10s%10s%10s   milliseconds, %d articles" % ("query", "n", "median", "p90", "p99", "slowest", WANT))
for kind, ms in kinds.items():
    row(kind, ms)
row("all", sum(kinds.values(), []))
