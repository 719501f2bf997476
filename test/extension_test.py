#!/usr/bin/env python3
"""isnad.so in the stock sqlite3 shell: functions, matching, highlighting."""
import os
import shutil
import subprocess

MODULE = os.path.join(os.environ["BUILD"], "isnad")
SETUP = f""".load {MODULE}
CREATE VIRTUAL TABLE t USING fts5(b, tokenize = 'isnad');
INSERT INTO t VALUES ('انسحبت القواتُ المحلية'), ('في كانون الثاني 2019'), ('مطلع يناير ٢٠١٩'), ('للقوات المحليّة');
"""
CASES = [
    ("the folding of words", "SELECT isnad_fold('المحليّة ٢٠١٩');", "المحليه 2019"),
    ("the stems of words", "SELECT isnad_stem('وللقوات والوزراء');", "قوه وزير"),
    ("nothing of nothing", "SELECT isnad_fold(NULL) IS NULL, isnad_stem('') = '';", "1|1"),
    ("inflected words", "SELECT group_concat(rowid) FROM t WHERE t MATCH 'القوات';", "1,4"),
    ("the very word", "SELECT group_concat(rowid) FROM t WHERE t MATCH '\"=القوات\"';", "1"),
    ("a synonym of two words", "SELECT group_concat(rowid) FROM t WHERE t MATCH '\"يناير 2019\"';", "2,3"),
    ("a prefix", "SELECT group_concat(rowid) FROM t WHERE t MATCH 'محل*';", None),
    ("the original bytes", "SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH 'قوات' AND rowid = 1;", "انسحبت [القواتُ] المحلية"),
    ("digits", "SELECT group_concat(rowid) FROM t WHERE t MATCH '٢٠١٩';", "2,3"),
    ("an argument it does not know", "CREATE VIRTUAL TABLE u USING fts5(b, tokenize = 'isnad x');", None),
]

if not shutil.which("sqlite3"):
    print("ok - the extension # SKIP no sqlite3 shell")
    raise SystemExit
# A module built with the address sanitizer needs its runtime in the shell as well.
libraries = subprocess.run(["ldd", MODULE + ".so"], capture_output=True, text=True).stdout
asan = next((x.split("=>")[1].split()[0] for x in libraries.splitlines() if "libasan" in x), None)
env = {**os.environ, **({"LD_PRELOAD": asan, "ASAN_OPTIONS": "detect_leaks=0"} if asan else {})}
for what, sql, want in CASES:
    r = subprocess.run(["sqlite3", ":memory:"], input=(SETUP + sql).encode(), capture_output=True, env=env)
    got = r.stdout.decode().strip()
    good = got == want if want is not None else ("error" in r.stderr.decode().lower()) == ("argument" in what)
    print("ok - " + what if good else f"not ok - {what}: got '{got}' {r.stderr.decode()}")
