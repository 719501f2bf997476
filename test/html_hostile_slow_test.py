#!/usr/bin/env python3
"""Pages made to hurt: each within a second and 64 MiB beyond the input, and no
more than 2.3 times the instructions for twice the page.

Instructions are counted by callgrind, in a build without sanitizers, where both
are there."""
import os
import re
import shutil
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(os.environ["BUILD"], "test", "html_text")
PLAIN = os.path.join(TOP, "build", "test", "html_text")
MB = 1 << 20


def attributes(n):
    return b"<p " + b" ".join(b"a%d=%d" % (i, i) for i in range(n)) + b">x"


# name, page of a size, the size that must go in a second, whether some bound is to be reported
CASES = [
    ("nested <div>", lambda n: b"<div>" * n, 1_000_000, True),
    ("attributes", attributes, 40_000, True),
    ("repeated attribute", lambda n: b"<p " + b"class=x " * n + b">x", 40_000, False),
    ("tags of 256 attributes", lambda n: attributes(256) * n, 4_000, False),
    ("unclosed <b>", lambda n: b"<b>" * n, 30_000, True),
    ("unclosed <b> in paragraphs", lambda n: b"<p><b>" * n, 300_000, False),
    ("one line", lambda n: b"a" * n, 100 * MB, True),
    ("one Arabic line", lambda n: "ع ".encode() * (n // 3), 100 * MB, True),
    ("one windows-1256 line", lambda n: b"\xc7\xe1\xd3 " * (n // 4), 100 * MB, True),
    ("<", lambda n: b"<" * n, 16 * MB, False),
    ("unfinished tag", lambda n: b"<a " * n, 5 * MB, False),
    ("unfinished comments", lambda n: b"<!--" * n, 4 * MB, False),
    ("dashes", lambda n: b"<!--" + b"--!" * n, 5 * MB, False),
    ("ampersands", lambda n: b"&" * n, 16 * MB, False),
    ("references", lambda n: b"&CounterClockwiseContourIntegra " * n, MB // 2, False),
    ("a long number", lambda n: b"&#" + b"1" * n, 15 * MB, False),
    ("references in a value", lambda n: b"<p title='" + b"&amp;" * n + b"'>", 3 * MB, True),
    ("carriage returns", lambda n: b"\r" * n, 16 * MB, False),
    ("NULs", lambda n: b"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\0" * n, MB // 2, False),
    ("stray </p>", lambda n: b"</p>" * n, 4 * MB, False),
    ("stray </b> under a far <b>", lambda n: b"<b><object>" + b"<div>" * 508 + b"</b>" * n, 3 * MB, False),
    ("<hr> over a far <p>", lambda n: b"<p><object>" + b"<span>" * 508 + b"<hr>" * n, 3 * MB, False),
    ("unknown end tag", lambda n: b"".join(b"<x%d>" % i for i in range(508)) + b"</y>" * n, MB, False),
    ("crossed formatting", lambda n: b"<b><div></b>" * n, MB, True),
    ("tables in tables", lambda n: b"<table><tr><td>" * n, MB, True),
    ("tables after tables", lambda n: b"<table>" * n, 2 * MB, False),
    ("scripts in scripts", lambda n: b"<script><!--<script>" * n, MB // 2, False),
    ("unfinished title", lambda n: b"<title>" + b"</titl" * n, 2 * MB, False),
    ("CDATA", lambda n: b"<svg>" + b"<![CDATA[]]>" * n, MB, False),
    ("nothing </>", lambda n: b"</>" * n, 5 * MB, False),
    ("a long name", lambda n: b"<" + b"A" * n + b">", 15 * MB, True),
    ("svg", lambda n: b"<svg><desc>" * n, MB, True),
    ("doctypes", lambda n: b"<!doctype html public '" * n, MB // 2, False),
]


def run(program, path):
    """Output, CPU seconds and peak KiB of one run."""
    out = tempfile.TemporaryFile()
    pid = os.posix_spawn(program, [program, "count", path], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1)])
    _, status, use = os.wait4(pid, 0)
    out.seek(0)
    text = out.read().decode()
    return status, text, use.ru_utime + use.ru_stime, int(re.search(r"(-?\d+) KiB", text + " -1 KiB").group(1))


def instructions(path):
    r = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", PLAIN, "count", path],
                       capture_output=True, text=True, timeout=300)
    m = re.search(r"Collected : (\d+)", r.stderr)
    return int(m.group(1)) if m else 0


def main():
    sanitized = b"__asan_init" in open(PROGRAM, "rb").read()
    can_count = shutil.which("valgrind") and os.path.exists(PLAIN) and b"__asan_init" not in open(PLAIN, "rb").read()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.html")

        def write(data):
            with open(path, "wb") as f:
                f.write(data)
            return len(data)

        for name, page, size, bound in CASES:
            size_bytes = write(page(size))
            status, out, spent, peak = run(PROGRAM, path)
            beyond = peak / 1024 - size_bytes / MB
            good = status == 0 and ("truncated" in out or " cut" in out) == bound
            if not sanitized:
                good = good and spent < 1 and beyond < 64
            print(f"{'ok' if good else 'not ok'} - {name}: {size_bytes / MB:.1f} MB, {spent:.2f} s, {beyond:.0f} MiB beyond it, {out.strip()}")
            if not can_count:
                continue
            small = min(size, max(64, size * 100_000 // size_bytes))
            write(page(small))
            once = instructions(path)
            write(page(2 * small))
            twice = instructions(path)
            good = 0 < once and twice < 2.3 * once
            print(f"{'ok' if good else 'not ok'} - {name}, twice: {once} instructions, then {twice}")
    if not can_count:
        print("ok - counting instructions # SKIP no valgrind, or no build without sanitizers")


main()
