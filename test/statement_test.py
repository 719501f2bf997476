#!/usr/bin/env python3
"""Statements of invented sentences (golden/statement/*.txt): act, mode, cue, content, chain;
and what somebody is to do by when.

The names in them come from a learned tagger, so each file may miss a few lines (FLOOR);
what was missed is printed.  test/golden/statement/*.txt says how they are written.
`statement_test.py --write` writes what is found now, for review as a diff.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GOLDEN = os.path.join(TOP, "test", "golden", "statement")
FLOOR = 0.95


def cases(path):
    """[(sentence, [line, …]), …] and the comment lines."""
    out, notes = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#"):
            notes.append(line)
        elif line.startswith("> "):
            out.append((line[2:], []))
        elif line.strip():
            out[-1][1].append(line.strip())
    return out, notes


def read_all(sentences):
    """The record of each sentence, read as an article of its own."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as f:
        for i, text in enumerate(sentences):
            f.write(json.dumps({"uri": f"s{i}", "text": text, "title": "خبر", "outlet": "الواحة",
                                "published": "2023-05-10"}, ensure_ascii=False) + "\n")
    isnad = os.environ.get("ISNAD", os.path.join(TOP, "build", "isnad"))
    run = subprocess.run([isnad, "read", "--format", "jsonl", f.name], capture_output=True, text=True, check=False)
    os.unlink(f.name)
    return [json.loads(line) for line in run.stdout.splitlines()]


def found(sentences):
    """What isnad reads in each sentence, as lines."""
    out = []
    for doc in read_all(sentences):
        raw = doc["document"]["text"].encode()
        words = lambda r: raw[r["start"]:r["end"]].decode()
        out.append([" | ".join((s["act"], s["content"]["mode"], words(s["cue"]), words(s["content"]),
                                " <- ".join(("?" if x["anonymous"] else "") + words(x) for x in s["chain"]) or "-"))
                    for s in doc["statements"]] +
                   [f"by {c['due']} | {c['status']} | {words(c['action'])}" for c in doc["commitments"]])
    return out


def whose_kin():
    """«محامي فلان»: the lawyer speaks, so the record does not name فلان as the speaker; «الوزير فلان» does."""
    docs = read_all(["قال محامي سالم البطحاني إن الحكم جائر.", "قال الوزير سالم البطحاني إن الحكم جائر."])
    entity = [d["statements"][0]["chain"][0]["entity"] for d in docs]
    ok = entity[0] is None and entity[1] is not None
    print(f"{'ok' if ok else 'not ok'} - a person's lawyer is not the person: {entity}")


def main():
    whose_kin()
    for path in sorted(glob.glob(os.path.join(GOLDEN, "*.txt"))):
        want, notes = cases(path)
        got = found([sentence for sentence, _ in want])
        name = os.path.basename(path)
        if "--write" in sys.argv:
            with open(path, "w", encoding="utf-8") as f:
                f.write("\n".join(notes) + "\n")
                for (sentence, _), lines in zip(want, got):
                    f.write("\n".join(["> " + sentence] + ["  " + x for x in lines]) + "\n")
            continue
        good = sum(lines == seen for (_, lines), seen in zip(want, got))
        ok = len(got) == len(want) and good >= FLOOR * len(want)
        print(f"{'ok' if ok else 'not ok'} - {name}: {good} of {len(want)} sentences read as written")
        for (sentence, lines), seen in zip(want, got):
            if lines != seen:
                print(f"#   {sentence}\n#     want {lines}\n#     got  {seen}")


main()
