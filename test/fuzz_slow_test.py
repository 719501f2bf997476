#!/usr/bin/env python3
"""Replays every fuzz target on pages, dumps and golden inputs, whole and broken (test/fuzz/README.md)."""
import glob
import os
import subprocess

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("BUILD", os.path.join(TOP, "build"))
INPUTS = sorted(glob.glob(os.path.join(TOP, "example", "*", "*"))) + sorted(
    p for p in glob.glob(os.path.join(TOP, "test", "golden", "**", "*"), recursive=True) if os.path.isfile(p))[:200]

for exe in sorted(glob.glob(os.path.join(BUILD, "test", "fuzz", "fuzz_*"))):
    if not (os.path.isfile(exe) and os.access(exe, os.X_OK)):
        continue
    r = subprocess.run([exe] + INPUTS, capture_output=True, text=True, errors="replace", timeout=1200)
    good = r.returncode == 0 and "runtime error" not in r.stderr
    print(f"{'ok' if good else 'not ok'} - {os.path.basename(exe)} on {len(INPUTS)} inputs and their broken copies")
    if not good:
        print(r.stderr[-3000:])
