#!/usr/bin/env python3
"""Runs html5lib-tests' tokenizer suite against the HTML reader.

    HTML5LIB_TESTS=…/html5lib-tests tools/html5lib_check.py BUILD

Prints the pass rate by file and every miss; exits 1 below 99 %.  Cases with
lone surrogates are counted apart: they cannot be written in UTF-8, which is
what the reader is given.  Parse errors are not compared: the reader has none.
"""
import glob
import json
import os
import re
import subprocess
import sys

MODES = {"Data state": "data", "RCDATA state": "rcdata", "RAWTEXT state": "rawtext", "Script data state": "script",
         "PLAINTEXT state": "plaintext", "CDATA section state": "cdata"}


def unescape(x):
    if isinstance(x, str):
        return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m.group(1), 16)), x)
    if isinstance(x, list):
        return [unescape(i) for i in x]
    return {unescape(k): unescape(v) for k, v in x.items()} if isinstance(x, dict) else x


def joined(tokens):
    out = []
    for t in tokens:
        if t[0] == "Character" and out and out[-1][0] == "Character":
            out[-1][1] += t[1]
        else:
            out.append(list(t))
    return [t for t in out if t != ["Character", ""]]


def cases(path):
    data = json.load(open(path, encoding="utf-8"))
    for test in data.get("tests", data.get("xmlViolationTests", [])):
        text, want = test["input"], test["output"]
        if test.get("doubleEscaped"):
            text, want = unescape(text), unescape(want)
        for state in test.get("initialStates", ["Data state"]):
            yield test["description"], MODES[state], test.get("lastStartTag", "-"), text, joined(want)


def main():
    top = os.environ.get("HTML5LIB_TESTS", "")
    files = sorted(glob.glob(os.path.join(top, "tokenizer", "*.test"))) if top else []
    if not files:
        print("skipped: HTML5LIB_TESTS names no folder of html5lib-tests")
        return 0
    program = os.path.join(sys.argv[1], "test", "html_tokens")
    total = good = surrogates = 0
    for path in files:
        if os.path.basename(path) == "xmlViolation.test":
            continue  # another output mode of the standard's, for XML infosets
        todo = []
        for case in cases(path):
            try:
                todo.append((case, case[3].encode()))
            except UnicodeEncodeError:
                surrogates += 1
        feed = b"".join(f"{c[1]} {c[2]} {len(b)}\n".encode() + b for c, b in todo)
        run = subprocess.run([program], input=feed, capture_output=True, timeout=300)
        lines = run.stdout.decode().split("\n")[:-1]
        n_good = 0
        for k, (case, _) in enumerate(todo):
            got = joined(json.loads(lines[k])) if k < len(lines) else "no answer"
            if got == case[4]:
                n_good += 1
            else:
                print(f"  miss: {case[0]!r} in {case[1]}: {case[3][:80]!r}\n    got  {str(got)[:300]}\n    want {str(case[4])[:300]}")
        print(f"{os.path.basename(path)}: {n_good} of {len(todo)}")
        total += len(todo)
        good += n_good
    print(f"{good} of {total} ({100 * good / total:.2f} %), and {surrogates} cases with lone surrogates, which no UTF-8 can hold")
    return 0 if good >= 0.99 * total else 1


sys.exit(main())
