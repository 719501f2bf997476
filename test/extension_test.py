#!/usr/bin/env python3
"""isnad.so in the stock sqlite3 shell, in Python's sqlite3 and in Datasette, each where it is installed: functions,
matching, highlighting.  DATASETTE names a datasette that is not on the PATH."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

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

# Python, where its sqlite3 may load extensions.
SCRIPT = """
import sqlite3
db = sqlite3.connect(":memory:")
db.enable_load_extension(True)
db.load_extension(%r)
db.executescript(%r)
print(db.execute("SELECT isnad_fold('المحليّة'), group_concat(rowid) FROM t WHERE t MATCH 'القوات'").fetchone())
print([r[0] for r in db.execute("SELECT rowid FROM t WHERE t MATCH 'القوات OR يناير' ORDER BY isnad_rank(t), rowid")])
""" % (MODULE, SETUP.split("\n", 1)[1])
CAN = "import sqlite3; sqlite3.connect(':memory:').enable_load_extension(True)"
python = next((p for p in (sys.executable, "/usr/bin/python3") if os.path.exists(p) and
               subprocess.run([p, "-c", CAN], capture_output=True).returncode == 0), None)
if python:
    r = subprocess.run([python, "-c", SCRIPT], capture_output=True, text=True, env=env)
    good = r.stdout == "('المحليه', '1,4')\n[4, 1, 2, 3]\n"
    print("ok - Python's sqlite3" if good else f"not ok - Python's sqlite3: got '{r.stdout}' {r.stderr}")
else:
    print("ok - Python's sqlite3 # SKIP it cannot load extensions")

datasette = os.environ.get("DATASETTE") or shutil.which("datasette")
if not datasette or asan:
    print("ok - Datasette # SKIP it is not installed")
    raise SystemExit
with tempfile.TemporaryDirectory() as folder:
    db = os.path.join(folder, "news.db")
    subprocess.run(["sqlite3", db], input=SETUP.encode(), check=True, env=env)
    sql = "SELECT highlight(t, 0, '[', ']') AS h FROM t WHERE t MATCH 'قوات' ORDER BY rowid"
    r = subprocess.run([datasette, db, "--load-extension", MODULE, "--get", "/news.json?_shape=arrayfirst&sql=" + urllib.parse.quote(sql)],
                       capture_output=True, text=True)
    if "help/extensions" in r.stdout + r.stderr:
        print("ok - Datasette # SKIP its Python cannot load extensions")
    else:
        got = json.loads(r.stdout) if r.stdout.startswith("[") else r.stdout + r.stderr
        want = ["انسحبت [القواتُ] المحلية", "[للقوات] المحليّة"]
        print("ok - Datasette" if got == want else f"not ok - Datasette: got {got}")
