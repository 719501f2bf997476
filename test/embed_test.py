#!/usr/bin/env python3
"""example/embed.c, built against the public header alone, prints a page's statements."""
import glob
import os
import subprocess

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EMBED = os.path.join(os.environ.get("BUILD", os.path.join(TOP, "build")), "embed")

total = 0
for page in sorted(glob.glob(os.path.join(TOP, "example", "pages", "*.html")))[:6]:
    r = subprocess.run([EMBED, page], capture_output=True, text=True)
    lines = [x.split("\t") for x in r.stdout.splitlines() if "\t" in x]
    total += len(lines)
    ok = r.returncode == 0 and not r.stderr
    print(("ok" if ok else "not ok") + f" - embed reads {os.path.basename(page)}: {len(lines)} statements")
print(("ok" if total >= 6 else "not ok") + f" - {total} statements in six pages")
r = subprocess.run([EMBED, os.path.join(TOP, "no-such-page")], capture_output=True, text=True)
print(("ok" if r.returncode == 2 else "not ok") + " - a missing page is an error")
