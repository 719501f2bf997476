#!/usr/bin/env python3
"""The example story against its gold (example/check.py): the gold against the pages, the check against
answers that are wrong, then the program, ledger by ledger.  A ledger enters HELD as soon as the program
passes it and never leaves; the others are printed as skipped, with their figures."""
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXAMPLE = os.path.join(TOP, "example")
HELD = ["stories", "published", "title", "outlet", "credit", "body", "not-body", "disagree", "figures", "promises", "sources",
        "statements", "commitments", "who"]
N = 0


def check(*args, folder=EXAMPLE):
    r = subprocess.run([sys.executable, os.path.join(folder, "check.py"), *args], capture_output=True, text=True)
    return r.returncode, r.stdout + r.stderr


def say(ok, what, more=""):
    global N
    N += 1
    print(("ok" if ok else "not ok"), N, what)
    if not ok:
        print("\n".join("# " + x for x in more.splitlines()[:40]))


def mutated(change):
    """The check's exit code over a copy of the example in which `change` (old, new) was made in the gold."""
    with tempfile.TemporaryDirectory() as d:
        copy = os.path.join(d, "example")
        shutil.copytree(EXAMPLE, copy)
        gold = os.path.join(copy, "expected.jsonl")
        text = open(gold, encoding="utf-8").read()
        assert change[0] in text
        with open(gold, "w", encoding="utf-8") as f:
            f.write(text.replace(*change, 1))
        return check("--self", folder=copy)


def main():
    code, out = check("--self")
    say(code == 0, "every gold string stands in its page", out)
    for old, new, what in (('"content": "', '"content": "x', "a sentence no page has"),
                           ('"ledger": "published"', '"ledger": "body", "first": "", "last": ""', "a document without its date line"),
                           ("pages/marfa-2019", "pages/marfa-2018", "a document that does not exist")):
        say(mutated((old, new))[0] == 1, "the check finds " + what)
    with tempfile.TemporaryDirectory() as d:
        mute = os.path.join(d, "isnad")
        with open(mute, "w") as f:
            f.write("#!/bin/sh\nexit 0\n")
        os.chmod(mute, os.stat(mute).st_mode | stat.S_IXUSR)
        code, out = check("--isnad", mute)
        say(code == 1 and len(re.findall("BELOW", out)) >= 13, "a program that says nothing passes no ledger", out)
    isnad = os.environ.get("ISNAD") or os.path.join(TOP, "build", "isnad")
    # one run for all: each ledger has its line
    code, out = check("--isnad", isnad)
    lines = {x.split()[0]: x for x in out.splitlines() if x[:1].islower()}
    for ledger in HELD:
        say(ledger in lines and "BELOW" not in lines[ledger], "the program's " + ledger, lines.get(ledger, out))
    for ledger, x in lines.items():
        if ledger not in HELD and ledger not in ("ledger", "check:"):
            print("ok", "-", ledger, "# SKIP not held yet:", re.sub(r"\s+", " ", x))


main()
