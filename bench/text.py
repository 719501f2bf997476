#!/usr/bin/env python3
"""Text to tokens, and indexing: MB/s a core, beside what is installed.

    bench/text.py BUILD NEWS_FOLDER

Uses up to 40 MB of NEWS_FOLDER/ant-v2.jsonl.zst, else the example's pages over
and over.  Beside it: stemwords (libstemmer-tools; stems words only, one a line)
and FTS5's own unicode61.  Rounds are interleaved; the median counts.
"""
import glob
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BUILD, NEWS = sys.argv[1:3]
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROUNDS, LIMIT = 5, 20_000_000


def text():
    path = os.path.join(NEWS, "ant-v2.jsonl.zst")
    parts, size = [], 0
    if os.path.exists(path) and shutil.which("zstd"):
        p = subprocess.Popen(["zstd", "-dc", path], stdout=subprocess.PIPE)
        for line in p.stdout:
            parts.append(json.loads(line)["text"])
            size += len(parts[-1].encode())
            if size > LIMIT:
                break
        p.kill()
        return parts
    pages = [open(f, encoding="utf-8", errors="replace").read() for f in sorted(glob.glob(os.path.join(TOP, "example", "pages", "*")))]
    pages = [re.sub(r"<[^>]*>", " ", p) for p in pages]
    return pages * (LIMIT // max(1, sum(len(p.encode()) for p in pages)) // 4 + 1)


def seconds(command, stdin=None):
    start = time.perf_counter()
    subprocess.run(command, stdin=stdin, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def shell(sql):
    """sqlite3 with the extension: user seconds of the statement that is timed."""
    out = subprocess.run(["sqlite3"], input=sql.encode(), capture_output=True, check=True).stdout.decode()
    return float(re.findall(r"user ([0-9.]+)", out)[-1])


def main():
    docs = text()
    with tempfile.TemporaryDirectory() as tmp:
        plain, words, rows = (os.path.join(tmp, n) for n in ("text", "words", "docs.tsv"))
        open(plain, "w", encoding="utf-8").write("\n".join(docs))
        open(words, "w", encoding="utf-8").write("\n".join(re.findall(r"\w+", "\n".join(docs))[:1_000_000]))
        open(rows, "w", encoding="utf-8").write("\n".join(re.sub(r"[\s\"]+", " ", d) for d in docs[:6000]) + "\n")
        mb = lambda p: os.path.getsize(p) / 1e6
        took = {}
        fts = ".load %s\n.mode tabs\nCREATE TABLE d(b);\n.import %s d\n.timer on\n" % (os.path.join(BUILD, "isnad"), rows)
        fts += "CREATE VIRTUAL TABLE t USING fts5(b, content='', tokenize='%s');\n%sINSERT INTO t(b) SELECT b FROM d;\n"
        store = "INSERT INTO t(t, rank) VALUES('hashsize', 16777216);\n"  # as src/store/schema.c sets it
        for _ in range(ROUNDS):
            out = subprocess.run([os.path.join(BUILD, "bench", "bench_text"), "speed", plain, "1"], capture_output=True, check=True)
            took.setdefault("text to tokens, sentences, clitics", []).append(float(out.stdout.split()[0]))
            if shutil.which("stemwords"):
                took.setdefault("stemwords -l arabic", []).append(mb(words) / seconds(["stemwords", "-l", "arabic", "-i", words]))
            if shutil.which("sqlite3"):
                for name in ("unicode61 remove_diacritics 2", "isnad"):
                    took.setdefault("FTS5 index, " + name, []).append(mb(rows) / shell(fts % (name, "")))
                took.setdefault("FTS5 index, isnad as the store has it", []).append(mb(rows) / shell(fts % ("isnad", store)))
            out = subprocess.run([os.path.join(BUILD, "bench", "bench_text"), "terms", plain, "2"], capture_output=True, check=True)
            took.setdefault("text to search terms", []).append(float(out.stdout.splitlines()[-1].split()[0]))
        for name, v in took.items():
            print(f"{name:40} {statistics.median(v):7.1f} MB/s ({min(v):.1f} to {max(v):.1f})")


main()
