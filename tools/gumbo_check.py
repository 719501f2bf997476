#!/usr/bin/env python3
"""Compares the reader's visible words with libgumbo's, page by page.

    tools/gumbo_check.py BUILD FOLDER|FILE… [--show N]

Prints how many pages give the same sequence of words, and for the others what
differs.  A page whose words are all there but moved (text that a browser puts
before the table in which it is written) is told apart.
"""
import collections
import difflib
import os
import subprocess
import sys


def words(program, mode, path):
    r = subprocess.run([program, mode, path], capture_output=True, timeout=120)
    if r.returncode == 3:
        print("skipped: built without libgumbo")
        sys.exit(0)
    return r.stdout.decode("utf-8", "replace").split("\n")[:-2] if r.returncode == 0 else None


def main():
    args = sys.argv[1:]
    show = int(args.pop(args.index("--show") + 1)) if "--show" in args else 5
    args = [a for a in args if a != "--show"]
    program = os.path.join(args[0], "test", "html_text")
    files = []
    for a in args[1:]:
        if os.path.isdir(a):
            files += [os.path.join(d, f) for d, _, names in os.walk(a) for f in names if f.endswith((".html", ".htm"))]
        else:
            files.append(a)
    n = collections.Counter()
    for path in sorted(files):
        ours, theirs = words(program, "ours", path), words(program, "gumbo", path)
        if ours is None or theirs is None:
            n["refused"] += 1
            continue
        kind = "same" if ours == theirs else "moved" if sorted(ours) == sorted(theirs) else "differ"
        n[kind] += 1
        if kind == "same":
            continue
        print(f"{kind}: {path}")
        blocks = [b for b in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes() if b[0] != "equal"]
        for _, a, b, c, d in blocks[:show]:
            print(f"    ours   {' '.join(ours[a:b])[:160]!r}\n    gumbo  {' '.join(theirs[c:d])[:160]!r}  after {' '.join(ours[max(0, a - 4):a])!r}")
    total = sum(n.values()) - n["refused"]
    if total:
        print(f"{n['same']} of {total} pages give the same words ({100 * n['same'] / total:.2f} %), {n['moved']} the same in another order, "
              f"{n['differ']} differ, {n['refused']} are no text")


main()
