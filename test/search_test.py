#!/usr/bin/env python3
"""Runs the queries of search_rows.tsv: 24 wanted of 26 and 1 false of 8 are the rates to keep."""
import os
import subprocess

TOP = os.path.dirname(os.path.abspath(__file__))
TOOL = os.path.join(os.environ["BUILD"], "bench", "search_rows")

rows = [line.rstrip("\n").split("\t") for line in open(os.path.join(TOP, "search_rows.tsv"), encoding="utf-8")
        if not line.startswith(("#", "what\t"))]
out = subprocess.run([TOOL], input="".join(f"{q}\t{t}\n" for _, q, t, _ in rows).encode(), capture_output=True,
                     check=True).stdout.decode().splitlines()
assert len(out) == len(rows), "one answer a row"
wanted = [(r, o == "1") for r, o in zip(rows, out) if r[3] == "hit"]
unwanted = [(r, o == "1") for r, o in zip(rows, out) if r[3] == "no"]
hits, false = sum(ok for _, ok in wanted), sum(bad for _, bad in unwanted)
for r, found in wanted + unwanted:
    if found != (r[3] == "hit"):
        print(f"# {r[0]}: '{r[1]}' {'finds' if found else 'does not find'} '{r[2]}'")
print(f"# {hits} of {len(wanted)} wanted, {false} of {len(unwanted)} false")
print("ok - wanted matches" if 26 * hits >= 24 * len(wanted) else "not ok - wanted matches")
print("ok - false matches" if 8 * false <= len(unwanted) else "not ok - false matches")
