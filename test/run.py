#!/usr/bin/env python3
"""Runs every test and ends with the line `N passed, N failed`.

    test/run.py BUILD             all: unit tests, command tests, tree check, example
    test/run.py BUILD --quick     what a commit needs

Unit tests are the build's unit_* executables (cmocka); each of their cases
counts.  Command tests are test/cli/*.t (see test/cli/README.md).  Every
test/*_test.py is a script that prints TAP lines `ok` / `not ok`.
"""
import glob
import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COUNT = {"ok": 0, "not ok": 0}


def tap(name, command, env=None, limit=900):
    """Runs a command that prints TAP; a crash or silence is one failure."""
    try:
        r = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=limit,
                           env={**os.environ, "CMOCKA_MESSAGE_OUTPUT": "TAP", "LC_ALL": "C.UTF-8", **(env or {})})
        out, err, code = r.stdout, r.stderr, r.returncode
    except subprocess.TimeoutExpired:
        out, err, code = "", f"over {limit} s", 1
    ok = len(re.findall(r"^ok\b(?!.*# SKIP)", out, re.M))
    bad = len(re.findall(r"^not ok\b", out, re.M))
    skipped = len(re.findall(r"^ok\b.*# SKIP", out, re.M))
    if (code and not bad) or not (ok or bad or skipped):
        bad += 1
    COUNT["ok"] += ok
    COUNT["not ok"] += bad
    print(f"{'FAIL' if bad else 'ok  '} {name}: {ok} passed" + (f", {bad} failed" if bad else "")
          + (f", {skipped} skipped" if skipped else ""), flush=True)
    if bad:
        print(out + err, flush=True)


def main():
    build = os.path.abspath(sys.argv[1])
    quick = "--quick" in sys.argv
    env = {"ISNAD": os.path.join(build, "isnad"), "BUILD": build}
    for exe in sorted(glob.glob(os.path.join(build, "test", "unit_*"))):
        if os.access(exe, os.X_OK) and os.path.isfile(exe):
            tap(os.path.basename(exe), [exe], env, 300)
    for script in sorted(glob.glob(os.path.join(TOP, "test", "*_test.py"))):
        if quick and "slow" in os.path.basename(script):
            continue
        tap(os.path.basename(script), [sys.executable, script], env)
    print(f"{COUNT['ok']} passed, {COUNT['not ok']} failed")
    sys.exit(1 if COUNT["not ok"] or not COUNT["ok"] else 0)


main()
