#!/usr/bin/env python3
"""Dates: sentences of ours with the times that they hold, and texts that hold none.

test/golden/date/expressions.tsv and free.txt.  At least 95 % of the sentences must
be read right, every time of them with its words, value and modifier and no other;
at most one of the free texts may give a date.  `--list` shows what is wrong.
"""
import json
import os
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOLD = os.path.join(TOP, "test", "golden", "date")
ISNAD = os.environ.get("ISNAD", os.path.join(TOP, "build", "isnad"))


def read(rows):
    """The dates of every (published, text), in order."""
    lines = []
    for i, (published, text) in enumerate(rows):
        r = {"uri": f"t{i}", "text": text}
        if published:
            r["published"] = published
        lines.append(json.dumps(r, ensure_ascii=False))
    path = os.path.join(os.environ.get("BUILD", "/tmp"), f"dates-{os.getpid()}.jsonl")
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")
    out = subprocess.run([ISNAD, "read", "--format", "jsonl", path], capture_output=True, check=True).stdout
    os.unlink(path)
    found = []
    for line in out.decode("utf-8").splitlines():
        r = json.loads(line)
        text = r["document"]["text"].encode("utf-8")
        found.append([(text[d["start"]:d["end"]].decode("utf-8"), d["value"] + (" " + d["mod"] if d.get("mod") else ""))
                      for d in r["dates"]])
    return found


def main():
    rows, want = [], []
    for line in open(os.path.join(GOLD, "expressions.tsv"), encoding="utf-8"):
        if line.startswith(("#", "published\t")) or not line.strip():
            continue
        published, text, times = line.rstrip("\n").split("\t")
        rows.append((None if published == "-" else published, text))
        want.append([tuple(t.rsplit("=", 1)) for t in times.split(";")])
    got = read(rows)
    times = sum(len(w) for w in want)
    right = sum(g == w for g, w in zip(got, want))
    hits = sum(t in g for g, w in zip(got, want) for t in w)
    bad = [(r, w, g) for r, w, g in zip(rows, want, got) if g != w]
    if "--list" in sys.argv:
        for r, w, g in bad:
            print("#", r[0], r[1], "\n#   want", w, "\n#   got ", g)
    print(f"# {right} of {len(rows)} sentences, {hits} of {times} times")
    print(("ok" if right >= 0.95 * len(rows) and times >= 150 else "not ok") + " - times in sentences, 95 of 100")
    free = [(None, l.rstrip("\n")) for l in open(os.path.join(GOLD, "free.txt"), encoding="utf-8") if l.strip() and not l.startswith("#")]
    false = [(r[1], g) for r, g in zip(free, read(free)) if g]
    for text, g in false:
        print("#", text, g)
    print(f"# {len(free) - len(false)} of {len(free)} free texts")
    print(("ok" if len(false) <= 1 and len(free) >= 20 else "not ok") + " - texts without a time")


main()
