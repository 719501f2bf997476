#!/usr/bin/env python3
"""README's first example is what the program prints: each line, in order, `…` for what is left out."""
import os
import re
import shlex
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ISNAD = os.environ.get("ISNAD", os.path.join(TOP, "build", "isnad"))


def missing(want, got):
    """The first line of `want` that does not stand in `got` after those before it."""
    at = 0
    for line in want:
        if line == "…":
            continue
        while at < len(got) and got[at].rstrip() != line.rstrip():
            at += 1
        if at == len(got):
            return line
        at += 1
    return None


block = re.search(r"```\n(\$ isnad .*?)```", open(os.path.join(TOP, "README.md"), encoding="utf-8").read(), re.S).group(1)
with tempfile.TemporaryDirectory() as tmp:
    env = {**os.environ, "ISNAD_DB": os.path.join(tmp, "x.db"), "COLUMNS": "100"}
    for part in block.split("$ isnad ")[1:]:
        command, *want = part.strip("\n").split("\n")
        r = subprocess.run([ISNAD, *shlex.split(command), "--format", "text", "--quiet"], cwd=TOP, env=env, capture_output=True, text=True)
        bad = missing(want, r.stdout.replace("\u200f", "").split("\n"))
        good = r.returncode == 0 and bad is None
        print(f"{'ok' if good else 'not ok'} - isnad {command}" + ("" if good else f": {bad!r} {r.stderr}"))
