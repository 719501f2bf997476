#!/usr/bin/env python3
"""Scores the reading of HTML pages on two public sets, with their own measures.

    tools/bench_page.py [--half choose|report|all] [--errors] [BUILD]

  TRAFILATURA_TESTS   trafilatura's tests/ folder: evaldata.json, eval/, cache/
                      (wanted and unwanted pieces of text, precision, recall, F1)
  AEB                 scrapinghub's article-extraction-benchmark: ground-truth.json, html/
                      (shingles of four words, as its evaluate.py counts them)

A set whose folder is not named is skipped.  Rules may be chosen on the half
`choose`; figures are reported on the half `report`.  The half of a page is the
first bit of the SHA-1 of its file's name.
"""
import argparse
import gzip
import hashlib
import json
import os
import re
import statistics
import subprocess
import tempfile
from collections import Counter

BODY = {"heading", "paragraph", "list", "quote"}
LEAD = BODY | {"subtitle"}  # the first set counts a lead as text, the second does not


def half(name):
    return "choose" if hashlib.sha1(name.encode()).digest()[0] & 128 else "report"


def read_pages(isnad, pages):
    """[(name, bytes)] → {name: [record, …]}, in one run of the program."""
    out = {}
    with tempfile.TemporaryDirectory() as tmp:
        paths = {}
        for i, (name, data) in enumerate(pages):
            path = os.path.join(tmp, f"{i:05}.html")
            with open(path, "wb") as f:
                f.write(data)
            paths[path] = name
        run = subprocess.run([isnad, "read", "--format", "jsonl", tmp], capture_output=True)
        for line in run.stdout.decode("utf-8").split("\n"):
            if not line:
                continue
            r = json.loads(line)
            out.setdefault(paths[r["document"]["uri"]], []).append(r)
    return out


def body_of(records, kinds=BODY):
    parts = []
    for r in records or []:
        text = r["document"]["text"].encode("utf-8")
        parts += [text[b["start"]:b["end"]].decode("utf-8", "replace") for b in r["blocks"] if b["kind"] in kinds]
    return "\n".join(parts)


def norm(text):
    return re.sub(r"\s+", " ", text).strip()


def score_pieces(folder, isnad, which, errors):
    data = json.load(open(os.path.join(folder, "evaldata.json"), encoding="utf-8"))
    pages, items = [], []
    for url, item in data.items():
        if which != "all" and half(item["file"]) != which:
            continue
        for sub in ("cache", "eval"):
            path = os.path.join(folder, sub, item["file"])
            if os.path.isfile(path):
                pages.append((item["file"], open(path, "rb").read()))
                items.append(item)
                break
    got = read_pages(isnad, pages)
    tp = fn = fp = tn = 0
    for item in items:
        text = norm(body_of(got.get(item["file"]), LEAD))
        missed = [w for w in item["with"] if norm(w) not in text]
        extra = [w for w in item["without"] if norm(w) in text]
        tp += len(item["with"]) - len(missed)
        fn += len(missed)
        fp += len(extra)
        tn += len(item["without"]) - len(extra)
        if errors and (missed or extra):
            print(item["file"], "missed", missed, "extra", extra)
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    print(f"pieces    {len(items):4} pages  precision {p:.3f}  recall {r:.3f}  "
          f"accuracy {(tp + tn) / max(1, tp + tn + fp + fn):.3f}  F1 {2 * p * r / max(1e-9, p + r):.4f}")


def shingles(text, n=4):
    words = re.findall(r"\w+", text, re.UNICODE)
    if len(words) < n:
        return Counter([tuple(words)]) if words else Counter()
    return Counter(tuple(words[i:i + n]) for i in range(len(words) - n + 1))


def score_shingles(folder, isnad, which, errors):
    truth = json.load(open(os.path.join(folder, "ground-truth.json"), encoding="utf-8"))
    keys = [k for k in truth if which == "all" or half(k) == which]
    pages = [(k, gzip.open(os.path.join(folder, "html", k + ".html.gz")).read()) for k in keys]
    got = read_pages(isnad, pages)
    ps, rs = [], []
    for k in keys:
        want, have = shingles(truth[k].get("articleBody", "")), shingles(body_of(got.get(k)))
        tp = sum((want & have).values())
        fp, fn = sum(have.values()) - tp, sum(want.values()) - tp
        total = sum(want.values())
        if not want and not have:
            continue
        p = tp / (tp + fp) if tp + fp else None
        r = tp / (tp + fn) if tp + fn else None
        if p is not None:
            ps.append(p)
        if r is not None:
            rs.append(r)
        if errors and ((p or 0) < 0.9 or (r or 0) < 0.9):
            print(k[:12], f"p {p or 0:.2f} r {r or 0:.2f} words {total}", truth[k].get("url", ""))
    p, r = statistics.mean(ps), statistics.mean(rs)
    print(f"shingles  {len(keys):4} pages  precision {p:.3f}  recall {r:.3f}  F1 {2 * p * r / (p + r):.3f}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("build", nargs="?", default="build")
    ap.add_argument("--half", choices=("choose", "report", "all"), default="report")
    ap.add_argument("--errors", action="store_true")
    a = ap.parse_args()
    isnad = os.path.join(a.build, "isnad")
    for name, score in (("TRAFILATURA_TESTS", score_pieces), ("AEB", score_shingles)):
        folder = os.environ.get(name)
        if folder:
            score(folder, isnad, a.half, a.errors)
        else:
            print(f"skipped: {name} names no folder")


main()
