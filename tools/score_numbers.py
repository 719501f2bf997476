#!/usr/bin/env python3
"""Pass rates on the number cases of Recognizers-Text's Arabic specs.

    tools/score_numbers.py BUILD [SPECS]     SPECS: …/recognizers-text-ar/Specs/Number/Arabic

A case fits news text unless it falls under one of EXCEPT: arithmetic, programmers'
notation, or gold that is wrong in Arabic.  What fails among the fitting is listed
with --errors.
"""
import json
import os
import re
import subprocess
import sys

EXCEPT = [  # (reason, pattern over the input and the gold's words)
    ("arithmetic and powers", r"\^|[0-9٠-٩][eE]|\*|×|ناقص|سالب|\bزائد|-\s*[0-9٠-٩.]"),
    ("division", r" على |/|جزء|\b(?:من|في) (?:أصل )?(?:\d|مائة|مئة|أربعة|عشرة|خمسة|ثلاثة|اثن|واحد|ألف)|خمس خمس|خمس العشرون"),
    ("dozens", r"دزين|دستة|زوج"),
    ("ordinals as denominators, translated from English", r"(?:ون|ين|ة|مئة|مائة|ألف|\d|[٠-٩]) (?:و)?(?:خمس|ثلث|ربع|عشر|سدس|سبع|ثمن|تسع|أخماس|أثلاث|أثمان|أسباع|أعشار)(?!ة)|ونات|ات$"),
    ("digits glued to a unit, where the gold finds nothing", r"[0-9٠-٩][\u0621-\u064A]"),
    ("«ثمن», in news a price", r"\bثمن\b"),
    ("addresses of machines", r"[0-9٠-٩]+(?:\.[0-9٠-٩]+){3}"),
    ("gold wrong: a dual read as 2, 322 thousand as 32,200, fifths of twenty-one", r"رقمان|٣٢٢ ألف|322 مائة|واحد وعشرون اخماس|ثلاث وخمس اعمال"),
    ("wrong Arabic: «خمسين» is fifty, «خُمسان» two fifths", r"وثلاثون وخُمس|و ثلاثون و خمسين|خمسمائة خمسة"),
    ("letters for magnitudes, Latin words", r"[0-9٠-٩]+ ?[a-zA-Z]|[a-zA-Z]{2,}"),
    ("digits split by a spaced comma", r"[0-9٠-٩] ?، ?[0-9٠-٩]|[0-9٠-٩], [0-9٠-٩]"),
]


def cases(path):
    with open(path, encoding="utf-8-sig") as f:
        return json.load(f)


def reason(case):
    text = case["Input"] + " || " + " | ".join(r["Text"] for r in case["Results"])
    for name, pattern in EXCEPT:
        if re.search(pattern, text):
            return name
    return None


def answers(build, mode, inputs):
    """The list of values found in each input."""
    lines = "\n".join(x.replace("\n", " ") for x in inputs) + "\n"
    run = subprocess.run([os.path.join(build, "bench", "bench_mention"), mode], input=lines,
                         capture_output=True, text=True, check=True)
    out, here = [], []
    for line in run.stdout.split("\n"):
        if line:
            here.append(float(line.split("\t")[1]))
        else:
            out.append(here)
            here = []
    return out


def near(a, b):
    return len(a) == len(b) and all(abs(x - y) <= 1e-9 * max(1, abs(y)) for x, y in zip(a, b))


def score(build, folder, name, mode):
    fit, left = [], {}
    for c in cases(os.path.join(folder, name + ".json")):
        values = [r["Resolution"].get("value", "") for r in c["Results"]]
        why = reason(c)
        if not why and not all(re.fullmatch(r"[0-9.E+]+", v) for v in values):
            why = "relative («the last», «the next»)"
        if not why and mode == "ordinals" and not re.search(r"\bال(?!تريليون|مائ?ت)|أول", c["Input"]):
            why = "cardinals that the English calls ordinals"
        if why:
            left[why] = left.get(why, 0) + 1
        else:
            fit.append((c["Input"], [float(v) for v in values]))
    got = answers(build, mode, [x for x, _ in fit])
    bad = [(x, want, have) for (x, want), have in zip(fit, got) if not near(have, want)]
    print(f"{name:14} {len(fit) - len(bad)} of {len(fit)} fitting cases right = {(len(fit) - len(bad)) / len(fit):.3f}")
    for why, n in sorted(left.items(), key=lambda x: -x[1]):
        print(f"    left out {n:3}: {why}")
    if "--errors" in sys.argv:
        for text, want, have in bad:
            print(f"    {text!r}: want {want}, got {have}")


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    build = args[0] if args else "build"
    folder = args[1] if len(args) > 1 else "../shared/data/time/recognizers-text-ar/Specs/Number/Arabic"
    if not os.path.isdir(folder):
        print(f"skipped: no {folder}")
        return
    score(build, folder, "NumberModel", "numbers")
    score(build, folder, "OrdinalModel", "ordinals")


main()
