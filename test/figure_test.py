#!/usr/bin/env python3
"""Figures of invented sentences (golden/figure/phrases.tsv) and texts that hold none
(golden/figure/none.txt): words, value, range, nearness and unit."""
import json
import os
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOLDEN = os.path.join(TOP, "test", "golden", "figure")


def rows(name):
    with open(os.path.join(GOLDEN, name), encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if line.strip() and line[0] != "#"]


def number(x):
    return f"{float(x):.10g}"


def wanted(cell):
    """«words = value[..max] mod unit | …» as a list of tuples."""
    out = []
    for part in cell.split(" | ") if cell else []:
        words, _, rest = part.rpartition(" = ")
        value, mod, unit = rest.split(" ")
        low, _, high = value.partition("..")
        out.append((words, number(low), number(high) if high else "", mod, unit))
    return out


def read(texts):
    """The explicit figures of each text, as tuples."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as f:
        for i, t in enumerate(texts):
            f.write(json.dumps({"uri": f"t{i}", "text": t, "published": "2020-03-15"}, ensure_ascii=False) + "\n")
    isnad = os.environ.get("ISNAD", os.path.join(TOP, "build", "isnad"))
    run = subprocess.run([isnad, "read", "--format", "jsonl", f.name], capture_output=True, text=True, check=False)
    os.unlink(f.name)
    got = []
    for line in run.stdout.splitlines():
        doc = json.loads(line)
        raw = doc["document"]["text"].encode()
        got.append([(raw[x["start"]:x["end"]].decode(), number(x["value"]),
                     number(x["max"]) if x["max"] is not None else "", x["mod"], x["unit"])
                    for x in doc["figures"] if not x.get("implicit")])
    return got


def main():
    cases = [(r[0], wanted(r[1])) for r in rows("phrases.tsv")] + [(r[0], []) for r in rows("none.txt")]
    got = read([text for text, _ in cases])
    if len(got) != len(cases):
        print(f"not ok - {len(cases)} texts, {len(got)} read")
        sys.exit(1)
    bad = 0
    for (text, want), have in zip(cases, got):
        ok = want == have
        bad += not ok
        print(f"{'ok' if ok else 'not ok'} - {text}")
        if not ok:
            print(f"#   want {want}\n#   got  {have}")
    sys.exit(1 if bad else 0)


main()
