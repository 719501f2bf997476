#!/usr/bin/env python3
"""The reader and libgumbo see the same words in the example's pages."""
import os
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
pages = os.path.join(TOP, "example", "pages")
run = subprocess.run([sys.executable, os.path.join(TOP, "tools", "gumbo_check.py"), os.environ["BUILD"], pages],
                     capture_output=True, text=True)
last = (run.stdout.strip().split("\n") or [""])[-1]
if last.startswith("skipped"):
    print("ok - the words of libgumbo # SKIP " + last[9:])
else:
    good = "(100.00 %)" in last
    print(("ok" if good else "not ok") + " - the words of libgumbo: " + last)
    if not good:
        print(run.stdout[-5000:] + run.stderr)
