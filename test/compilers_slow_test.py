#!/usr/bin/env python3
"""Two compilers, the same bytes out: the program that clang builds reads and keeps what the one under test does."""
import glob
import os
import shutil
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ISNAD = os.environ.get("ISNAD", os.path.join(TOP, "build", "isnad"))
GOLD = os.path.join(TOP, "..", "shared", "gold")
EXAMPLE = [os.path.join(TOP, "example", "pages"), os.path.join(TOP, "example", "dumps")]
LEDGERS = ["stories", "timeline", "who", "figures", "promises", "disagree", "sources", "chain"]


def run(program, *args):
    r = subprocess.run([program, *args], capture_output=True, timeout=300)
    return r.returncode, r.stdout, r.stderr


def ledgers(program, folder, name):
    db = os.path.join(folder, name + ".db")
    run(program, "add", "--quiet", "--db", db, *EXAMPLE)
    return [run(program, x, "--db", db, "--format", "jsonl")[:2] for x in LEDGERS]


def build(folder):
    """The program as clang makes it without a warning, or None and what was said."""
    made = os.path.join(folder, "build")
    setup = subprocess.run(["meson", "setup", made, TOP, "-Dwerror=true"], capture_output=True, text=True,
                           env={**os.environ, "CC": "clang"})
    r = setup if setup.returncode else subprocess.run(["ninja", "-C", made, "isnad"], capture_output=True, text=True)
    return (os.path.join(made, "isnad"), "") if r.returncode == 0 else (None, r.stdout[-2000:] + r.stderr[-2000:])


def ok(good, name, shown=""):
    print(("ok - " if good else "not ok - ") + name)
    if not good:
        print("# " + shown.replace("\n", "\n# "))


def main():
    if not shutil.which("clang") or not shutil.which("meson"):
        print("ok - no clang # SKIP")
        return
    folder = tempfile.mkdtemp()
    try:
        other, said = build(folder)
        ok(other is not None, "clang builds it without a warning", said)
        if not other:
            return
        inputs = {"the example": EXAMPLE, "the gold texts": sorted(glob.glob(os.path.join(GOLD, "dev", "*.txt"))),
                  "the story set": glob.glob(os.path.join(GOLD, "story", "docs.jsonl"))}
        for name, paths in inputs.items():
            if not paths:
                print(f"ok - {name} # SKIP")
                continue
            mine, theirs = (run(p, "read", "--format", "jsonl", *paths) for p in (ISNAD, other))
            ok(mine[1] and mine == theirs, f"the same records of {name}")
        ok(ledgers(ISNAD, folder, "a") == ledgers(other, folder, "b"), "the same ledgers")
    finally:
        shutil.rmtree(folder)


main()
