#!/usr/bin/env python3
"""Scores the reading of HTML pages on two public sets, with their own measures.

    tools/bench_page.py [--half choose|report|all] [--errors] [--peers] [BUILD]

  TRAFILATURA_TESTS   trafilatura's tests/ folder: evaldata.json, eval/, cache/
                      (wanted and unwanted pieces of text, precision, recall, F1)
  AEB                 scrapinghub's article-extraction-benchmark: ground-truth.json, html/
                      (shingles of four words, as its evaluate.py counts them)

A set whose folder is not named is skipped.  Rules may be chosen on the half
`choose`; figures are reported on the half `report`.  The half of a page is the
first bit of the SHA-1 of its file's name.

--peers prints every reader that this Python can import beside ours: the same
pages in one run, in CPU time of one core, from the page's bytes or text in
memory to the article's text.  The times of ours are those of bench_page, which
does the same (and metadata) without a process a page.  A page that a peer
refuses counts as empty.
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
import time
from collections import Counter

BODY = {"heading", "paragraph", "list", "quote"}
LEAD = BODY | {"subtitle"}  # the first set counts a lead as text, the second does not


def half(name):
    return "choose" if hashlib.sha1(name.encode()).digest()[0] & 128 else "report"


def in_folder(tmp, pages):
    """Writes [(name, bytes)]; {path: name}."""
    paths = {}
    for i, (name, data) in enumerate(pages):
        path = os.path.join(tmp, f"{i:05}.html")
        with open(path, "wb") as f:
            f.write(data)
        paths[path] = name
    return paths


def read_pages(isnad, pages):
    """[(name, bytes)] → {name: [record, …]}, in one run of the program."""
    out = {}
    with tempfile.TemporaryDirectory() as tmp:
        paths = in_folder(tmp, pages)
        run = subprocess.run([isnad, "read", "--format", "jsonl", tmp], capture_output=True)
        for line in run.stdout.decode("utf-8").split("\n"):
            if line:
                r = json.loads(line)
                out.setdefault(paths[r["document"]["uri"].split("#part-")[0]], []).append(r)
    return out


def body_of(records, kinds=BODY):
    parts = []
    for r in records or []:
        text = r["document"]["text"].encode("utf-8")
        parts += [text[b["start"]:b["end"]].decode("utf-8", "replace") for b in r["blocks"] if b["kind"] in kinds]
    return "\n".join(parts)


def norm(text):
    return re.sub(r"\s+", " ", text).strip()


def load_pieces(folder, which):
    pages, items = [], {}
    for item in json.load(open(os.path.join(folder, "evaldata.json"), encoding="utf-8")).values():
        for sub in ("cache", "eval"):
            path = os.path.join(folder, sub, item["file"])
            if os.path.isfile(path) and (which == "all" or half(item["file"]) == which):
                pages.append((item["file"], open(path, "rb").read()))
                items[item["file"]] = item
                break
    return pages, items


def score_pieces(items, texts, errors):
    tp = fn = fp = tn = 0
    for name, item in items.items():
        text = norm(texts.get(name) or "")
        missed = [w for w in item["with"] if norm(w) not in text]
        extra = [w for w in item["without"] if norm(w) in text]
        tp += len(item["with"]) - len(missed)
        fn += len(missed)
        fp += len(extra)
        tn += len(item["without"]) - len(extra)
        if errors and (missed or extra):
            print(name, "missed", missed, "extra", extra)
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return (f"precision {p:.3f}  recall {r:.3f}  accuracy {(tp + tn) / max(1, tp + tn + fp + fn):.3f}  "
            f"F1 {2 * p * r / max(1e-9, p + r):.4f}")


def shingles(text, n=4):
    words = re.findall(r"\w+", text, re.UNICODE)
    if len(words) < n:
        return Counter([tuple(words)]) if words else Counter()
    return Counter(tuple(words[i:i + n]) for i in range(len(words) - n + 1))


def load_shingles(folder, which):
    truth = json.load(open(os.path.join(folder, "ground-truth.json"), encoding="utf-8"))
    items = {k: v for k, v in truth.items() if which == "all" or half(k) == which}
    return [(k, gzip.open(os.path.join(folder, "html", k + ".html.gz")).read()) for k in items], items


def score_shingles(items, texts, errors):
    ps, rs = [], []
    for k, item in items.items():
        want, have = shingles(item.get("articleBody", "")), shingles(texts.get(k) or "")
        if not want and not have:
            continue
        tp = sum((want & have).values())
        n_want, n_have = sum(want.values()), sum(have.values())
        if n_have:
            ps.append(tp / n_have)
        if n_want:
            rs.append(tp / n_want)
        if errors and tp < 0.9 * max(n_want, n_have):
            print(k[:12], f"of {n_want} found {tp} of {n_have} said", item.get("url", ""))
    p, r = statistics.mean(ps or [0]), statistics.mean(rs or [0])
    return f"precision {p:.3f}  recall {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.4f}"


def peers():
    """[(name, from bytes to text)] of what can be imported."""
    def text_of(data):
        return data.decode("utf-8", "replace")

    def trafilatura(**options):
        import trafilatura as t
        return lambda data: t.extract(data, **options)

    def resiliparse():
        from resiliparse.extract.html2text import extract_plain_text
        return lambda data: extract_plain_text(text_of(data), main_content=True)

    def readability():
        import lxml.html
        from readability import Document
        return lambda data: lxml.html.fromstring(Document(text_of(data)).summary()).text_content()

    def newspaper():
        import newspaper as n

        def read(data):
            article = n.Article("http://localhost/", fetch_images=False)
            article.download(input_html=text_of(data))
            article.parse()
            return article.text
        return read

    def goose():
        import goose3
        g = goose3.Goose({"enable_image_fetching": False})
        return lambda data: g.extract(raw_html=text_of(data)).cleaned_text

    found = []
    for name, make in (("trafilatura", trafilatura), ("trafilatura fast", lambda: trafilatura(fast=True)),
                       ("resiliparse", resiliparse), ("readability-lxml", readability),
                       ("newspaper4k", newspaper), ("goose3", goose)):
        try:
            found.append((name, make()))
        except Exception as e:
            print(f"{name:17} not here: {type(e).__name__}")
    return found


def time_peer(read, pages):
    texts, took = {}, []
    for name, data in pages:
        start = time.process_time()
        try:
            texts[name] = read(data)
        except Exception:
            texts[name] = ""
        took.append(time.process_time() - start)
    return texts, took


def speed(n_bytes, seconds, p50, p99, most):
    return f"{n_bytes / seconds / 1e6:7.1f} MB/s  ms a page: half {p50:.1f}, 99% {p99:.1f}, all {most:.1f}"


def speed_of(pages, took):
    took = sorted(took)
    n = len(took)
    return speed(sum(len(d) for _, d in pages), sum(took), took[n // 2] * 1e3, took[n * 99 // 100] * 1e3, took[-1] * 1e3)


def speed_of_ours(build, pages):
    tool = os.path.join(build, "bench", "bench_page")
    with tempfile.TemporaryDirectory() as tmp:
        run = subprocess.run([tool, *in_folder(tmp, pages)], capture_output=True, text=True, check=True)
    return speed(*map(float, run.stdout.split()))


SETS = (("TRAFILATURA_TESTS", "pieces", load_pieces, score_pieces, LEAD),
        ("AEB", "shingles", load_shingles, score_shingles, BODY))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("build", nargs="?", default="build")
    ap.add_argument("--half", choices=("choose", "report", "all"), default="report")
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--peers", action="store_true")
    a = ap.parse_args()
    others = peers() if a.peers else []
    for name, measure, load, score, kinds in SETS:
        folder = os.environ.get(name)
        if not folder:
            print(f"skipped: {name} names no folder")
            continue
        pages, items = load(folder, a.half)
        got = read_pages(os.path.join(a.build, "isnad"), pages)
        texts = {k: body_of(r, kinds) for k, r in got.items()}
        print(f"{measure}, {len(items)} pages, {sum(len(d) for _, d in pages) / 1e6:.1f} MB")
        print(f"{'isnad':17} {score(items, texts, a.errors)}  {speed_of_ours(a.build, pages)}")
        for peer, read in others:
            texts, took = time_peer(read, pages)
            print(f"{peer:17} {score(items, texts, False)}  {speed_of(pages, took)}", flush=True)


main()
