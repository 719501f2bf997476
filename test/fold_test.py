#!/usr/bin/env python3
"""Folds the test vectors of doc/folding.md."""
import os
import re
import subprocess

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOOL = os.path.join(os.environ["BUILD"], "bench", "bench_text")

table = open(os.path.join(TOP, "doc", "folding.md"), encoding="utf-8").read().split("## Test vectors")[1]
rows = [[c.strip() for c in line.split("|")[1:3]] for line in table.splitlines() if line.startswith("| ")][2:]
written = [re.sub(r"U\+([0-9A-F]{4})", lambda m: chr(int(m.group(1), 16)), r[0]) for r in rows]
out = subprocess.run([TOOL, "fold"], input="\n".join(written).encode() + b"\n", capture_output=True,
                     check=True).stdout.decode().split("\n")
bad = [(w, want, got) for w, (_, want), got in zip(written, rows, out) if want != got]
for w, want, got in bad:
    print(f"# '{w}' folds to '{got}', not '{want}'")
print("ok - folding vectors" if rows and not bad else "not ok - folding vectors")
