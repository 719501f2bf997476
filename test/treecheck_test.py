#!/usr/bin/env python3
"""The tree is in order, and tools/treecheck.py sees each way to break it."""
import os
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHECK = [sys.executable, os.path.join(TOP, "tools", "treecheck.py")]


def run(top):
    r = subprocess.run(CHECK + [top], capture_output=True, text=True)
    return r.returncode, r.stdout


def ok(good, name, shown=""):
    print(("ok - " if good else "not ok - ") + name)
    if not good and shown:
        print(shown)


code, out = run(TOP)
ok(code == 0, "the tree is in order", out)

BREAKS = [
    ("an arrow backwards", "text", '#include "statement/statement.h"\n', "comes after it"),
    ("a pure room that knows a wet one", "mention", '#include "acquire/source.h"\n', "is pure"),
    ("a pure room that prints", "page", 'void f(void);\nvoid f(void) { printf("x"); }\n', "may not call printf"),
    ("a pure room with a clock", "story", "void f(void);\nvoid f(void) { time(0); }\n", "may not call time"),
    ("a mutable global", "lex", "static int counter = 0;\n", "mutable global"),
    ("an Arabic word in C", "statement", 'const char *w = "وزير";\n', "belongs in a lexicon"),
]
for name, room, source, want in BREAKS:
    with tempfile.TemporaryDirectory() as top:
        os.makedirs(os.path.join(top, "src", room))
        with open(os.path.join(top, "src", room, "x.c"), "w", encoding="utf-8") as f:
            f.write(source)
        code, out = run(top)
        ok(code == 1 and want in out, "seen: " + name, out)
