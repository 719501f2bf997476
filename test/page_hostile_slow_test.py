#!/usr/bin/env python3
"""Dumps and pages made to hurt the reading of blocks: no more than 2.3 times the
instructions for twice the input (callgrind, where it is), and an end in time."""
import os
import re
import resource
import shutil
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("BUILD", os.path.join(TOP, "build"))
PLAIN = os.path.join(TOP, "build", "test", "page_blocks")
MB = 1 << 20
W = "جسر الرمان يغلق أمام الشاحنات "

# name, ending, input of a size, the size
CASES = [
    ("one line without a space", ".txt", lambda n: b"a" * n, 100 * MB),
    ("one line of words", ".txt", lambda n: W.encode() * (n // 50), 16 * MB),
    ("many short lines", ".txt", lambda n: "كلمة\n".encode() * n, 400_000),
    ("the same line again", ".txt", lambda n: (W + "\n").encode() * n, 200_000),
    ("promotion again and again", ".txt", lambda n: "اضغط هنا للاشتراك\n".encode() * n, 200_000),
    ("related again and again", ".txt", lambda n: ("اقرأ أيضا\n" + W + ".\n").encode() * n, 60_000),
    ("ends again and again", ".txt", lambda n: (W + ".\nمقالات ذات صلة\n").encode() * n, 60_000),
    ("captions", ".txt", lambda n: ("صورة (رويترز)\n" + W + "(الميناء)\n").encode() * n, 60_000),
    ("carriage returns", ".txt", lambda n: b"a\r" * n, 1_000_000),
    ("blank lines", ".txt", lambda n: b"\n" * n, 8_000_000),
    ("blocks", ".html", lambda n: b"<p>" + b"<p>word word word." * n, 200_000),
    ("articles", ".html",
     lambda n: (b"<article><h2>one headline here</h2><time datetime='10:30'></time><p>12/3/2019</p>"
                + b"<p>" + b"word " * 40 + b".</p><p>" + b"word " * 40 + b".</p></article>") * n, 5_000),
    ("boxes", ".html", lambda n: b"<div class='related comments sidebar'><p>word.</div>" * n, 100_000),
    ("deep boxes", ".html", lambda n: b"<div class=sidebar><p>word word." * n, 100_000),
    ("class words", ".html", lambda n: b"<div class='" + b"read more you may also " * 16 + b"'>x</div>" * n, 100_000),
    ("times", ".html", lambda n: b"<ol class=liveblog>" + b"<li><time datetime=2021-01-01T10:00>1</time><p>word word word word word word word" * n, 50_000),
    ("breaks", ".html", lambda n: b"word<br>" * n, 400_000),
    ("headings", ".html", lambda n: b"<title>word word</title>" + b"<h1>word word word word</h1>" * n, 100_000),
    ("JSON-LD", ".html", lambda n: b"<script type='application/ld+json'>" + b"{\"@type\":\"NewsArticle\",\"a\":[" * n + b"</script>", 300_000),
    ("quotation marks in JSON-LD", ".html", lambda n: b"<script type='application/ld+json'>{\"headline\":" + b"\" " * n + b"</script>", 1_000_000),
    ("white space in JSON-LD", ".html", lambda n: b"<script type='application/ld+json'>{\"a\":\"" + b"\"" + b" " * n + b"\"" + b" " * n + b"</script>", 2_000_000),
    ("times before nothing", ".html", lambda n: b"<time datetime=2021-01-01>" * n, 200_000),
]


def limited():
    resource.setrlimit(resource.RLIMIT_CPU, (120, 120))


def instructions(path):
    r = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", PLAIN, path],
                       capture_output=True, text=True, timeout=600)
    m = re.search(r"Collected : (\d+)", r.stderr)
    return int(m.group(1)) if m else 0


def main():
    can_count = shutil.which("valgrind") and os.path.exists(PLAIN)
    with tempfile.TemporaryDirectory() as folder:
        for name, ending, make, size in CASES:
            path = os.path.join(folder, "input" + ending)

            def write(n):
                data = make(n)
                with open(path, "wb") as f:
                    f.write(data)
                return len(data)

            size_bytes = write(size)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            r = subprocess.run([os.path.join(BUILD, "test", "page_blocks"), path], capture_output=True, text=True, preexec_fn=limited)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"{'ok' if r.returncode == 0 else 'not ok'} - {name}: {size_bytes / MB:.1f} MB, {spent:.2f} s, {r.stdout.strip()}{r.stderr[-300:]}")
            if not can_count:
                continue
            small = max(64, size * 60_000 // size_bytes) if size_bytes > 60_000 else size
            write(small)
            once = instructions(path)
            write(2 * small)
            twice = instructions(path)
            good = 0 < once and twice < 2.3 * once
            print(f"{'ok' if good else 'not ok'} - {name}, twice: {once} instructions, then {twice}")
    if not can_count:
        print("ok - counting instructions # SKIP no valgrind, or no build without sanitizers")


main()
