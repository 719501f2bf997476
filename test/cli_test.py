#!/usr/bin/env python3
"""Runs the transcripts of test/cli/*.t against $ISNAD: see test/cli/README.md."""
import glob
import os
import re
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ISNAD = os.environ.get("ISNAD", os.path.join(TOP, "build", "isnad"))


def parse(path):
    """(line number, command, stdout lines, stderr lines, status) of each command."""
    cases = []
    for n, line in enumerate(open(path, encoding="utf-8").read().split("\n"), 1):
        if line.startswith("$ "):
            cases.append([n, line[2:], [], [], 0])
        elif line.startswith("# ") or not cases:
            continue
        elif line.startswith("2> "):
            cases[-1][3].append(line[3:])
        elif re.fullmatch(r"\? \d+", line):
            cases[-1][4] = int(line[2:])
        elif line or cases[-1][2]:
            cases[-1][2].append(line)
    for c in cases:
        while c[2] and not c[2][-1]:
            c[2].pop()
    return cases


def matches(want, got):
    """Does the output match, `…` standing for anything?"""
    pattern = "\n".join("(?s:.*)" if w == "…" else re.escape(w).replace("…", "[^\n]*") for w in want)
    return re.fullmatch(pattern, got.rstrip("\n")) is not None


def main():
    number = 0
    for path in sorted(glob.glob(os.path.join(TOP, "test", "cli", "*.t"))):
        with tempfile.TemporaryDirectory() as folder:
            bin_folder = os.path.join(folder, ".bin")
            os.mkdir(bin_folder)
            os.symlink(ISNAD, os.path.join(bin_folder, "isnad"))
            env = {**os.environ, "PATH": bin_folder + ":" + os.environ["PATH"], "EXAMPLE": os.path.join(TOP, "example"),
                   "TOP": TOP, "LC_ALL": "C.UTF-8"}
            env.pop("ISNAD_DB", None)
            for line, command, out, err, status in parse(path):
                r = subprocess.run(["bash", "-c", command], cwd=folder, env=env, capture_output=True, timeout=300)
                got_out, got_err = (x.decode("utf-8", "replace") for x in (r.stdout, r.stderr))
                good = matches(out, got_out) and matches(err, got_err) and r.returncode == status
                number += 1
                name = f"{os.path.basename(path)}:{line} {command[:70]}"
                print(f"{'ok' if good else 'not ok'} {number} - {name}")
                if not good:
                    print(f"# status {r.returncode}, want {status}\n# stdout: {got_out[:1500]}\n# stderr: {got_err[:1500]}")
    print(f"1..{number}")


main()
