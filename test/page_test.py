#!/usr/bin/env python3
"""Pages of our own in many designs, read and held to hand-made gold.

test/golden/page/NAME.html or .txt is the page, NAME.want.json what must come of
it: `meta`, the `body` paragraph by paragraph, and under `not` what may stand
nowhere in the body.  A page of several articles has `parts`, each with a uri of its own.
"""
import glob
import json
import os
import subprocess

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOLD = os.path.join(TOP, "test", "golden", "page")
ISNAD = os.environ.get("ISNAD", os.path.join(TOP, "build", "isnad"))
BODY = {"heading", "paragraph", "list", "quote"}


def body_of(r):
    text = r["document"]["text"].encode("utf-8")
    return [text[b["start"]:b["end"]].decode("utf-8") for b in r["blocks"] if b["kind"] in BODY]


def flat(parts):
    return " ".join(" ".join(parts).split())


def check_one(r, want, wrong):
    got = body_of(r)
    if flat(got) != flat(want["body"]):
        wrong.append(f"body\n#   want {want['body']}\n#   got  {got}")
    for k, v in want.get("meta", {}).items():
        have = r["document"].get(k) or ""
        if (have[:len(v)] if k == "published" else have) != v:
            wrong.append(f"{k}: want {v!r}, got {have!r}")


def main():
    for path in sorted(glob.glob(os.path.join(GOLD, "*.want.json"))):
        name = os.path.basename(path)[:-len(".want.json")]
        want = json.load(open(path, encoding="utf-8"))
        page = [p for p in (os.path.join(GOLD, name + x) for x in (".html", ".txt")) if os.path.exists(p)][0]
        out = subprocess.run([ISNAD, "read", "--format", "jsonl", page], capture_output=True)
        records = [json.loads(x) for x in out.stdout.decode("utf-8").split("\n") if x]
        wrong = [] if out.returncode == 0 else [f"exit {out.returncode}"]
        if "parts" in want:
            if len(records) != len(want["parts"]):
                wrong.append(f"{len(records)} parts")
            for i, (r, w) in enumerate(zip(records, want["parts"])):
                meta = {k: w[k] for k in ("published", "title") if k in w}
                check_one(r, {"body": w["body"], "meta": dict(meta, uri=f"{page}#part-{i + 1}")}, wrong)
        elif len(records) != 1:
            wrong.append(f"{len(records)} records")
        else:
            check_one(records[0], want, wrong)
        whole = flat([x for r in records for x in body_of(r)])
        wrong += [f"in the body: {x}" for x in want["not"] if x in whole]
        print(f"{'not ok' if wrong else 'ok'} - {name}")
        for w in wrong:
            print("#  ", w)


main()
