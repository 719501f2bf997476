#!/usr/bin/env python3
"""The store keeps its promises: again is harmless, a kill loses nothing, a rebuild remakes, verify sees, errors are clear."""
import glob
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ISNAD = os.environ.get("ISNAD", os.path.join(TOP, "build", "isnad"))
EXAMPLE = [os.path.join(TOP, "example", "pages"), os.path.join(TOP, "example", "dumps")]
LEDGERS = ["stories", "timeline", "who", "figures", "promises", "disagree", "sources", "chain", "export"]


def isnad(*args, **kw):
    return subprocess.run([ISNAD, *args], capture_output=True, text=True, errors="replace", timeout=600, **kw)


def ok(good, name, shown=""):
    print(("ok - " if good else "not ok - ") + name)
    if not good:
        print("# " + str(shown)[:2000].replace("\n", "\n# "))


def answers(db):
    return {x: isnad(x, "--db", db, "--format", "jsonl").stdout for x in LEDGERS}


def articles(db):
    return sqlite3.connect(db).execute("SELECT count(*) FROM article").fetchone()[0]


def many(path, n):
    """A JSON Lines file of n short articles, all different."""
    with open(path, "w", encoding="utf-8") as f:
        for i in range(n):
            text = f"قال الوزير رقم {i} إن المدينة {i % 97} تحتاج إلى {i + 3} حافلة جديدة قبل نهاية العام.\n" * 4
            f.write(json.dumps({"uri": f"a{i}", "text": text, "published": "2024-03-05"}, ensure_ascii=False) + "\n")


def main():
    tmp = tempfile.mkdtemp()
    db, other = os.path.join(tmp, "a.db"), os.path.join(tmp, "b.db")
    r = isnad("add", "--db", db, *EXAMPLE)
    ok(r.returncode == 0, "the example is added", r.stderr)
    n, before = articles(db), answers(db)
    again = isnad("add", "--db", db, *EXAMPLE)
    ok(again.returncode == 0 and articles(db) == n and answers(db) == before, "adding it again changes nothing", again.stderr)
    isnad("add", "--db", other, *EXAMPLE)
    ok(answers(other) == before, "another database of the same pages answers the same bytes")
    r = isnad("rebuild", "--db", db)
    ok(r.returncode == 0 and answers(db) == before, "a rebuild answers the same bytes", r.stderr)
    r = isnad("verify", "--db", db)
    ok(r.returncode == 0 and ", 0 wrong" in r.stdout, "every citation stands in the stored bytes", r.stdout + r.stderr)

    # a page that changed replaces its reading; its older bytes stay
    page = os.path.join(tmp, "page.txt")
    for words in ("الأول", "الثاني"):
        with open(page, "w", encoding="utf-8") as f:
            f.write(f"قال الوزير إن الخبر {words} جاهز.\n")
        isnad("add", "--db", other, page)
    c = sqlite3.connect(other)
    ok(c.execute("SELECT count(*) FROM article WHERE uri=?", (page,)).fetchone()[0] == 1 and
       c.execute("SELECT count(*) FROM input WHERE uri=?", (page,)).fetchone()[0] == 2, "a changed page replaces its older reading")
    ok(c.execute("SELECT text FROM article WHERE uri=?", (page,)).fetchone()[0].find("الثاني") > 0, "the newer reading is the one kept")
    c.close()

    # verify sees a byte that was changed behind our back
    c = sqlite3.connect(other)
    c.execute("UPDATE input SET bytes = CAST(replace(CAST(bytes AS TEXT), 'الثاني', 'الثالث') AS BLOB) WHERE uri=?", (page,))
    c.commit()
    c.close()
    r = isnad("verify", "--db", other)
    ok(r.returncode != 0 and "hash" in r.stderr, "verify sees bytes that were changed", r.stdout + r.stderr)

    # killed in the middle: whole articles only, and the rest comes with the next add
    lines = os.path.join(tmp, "many.jsonl")
    many(lines, 1500)
    killed = os.path.join(tmp, "killed.db")
    p = subprocess.Popen([ISNAD, "add", "--quiet", "--db", killed, lines], stderr=subprocess.DEVNULL)
    for _ in range(2000):
        time.sleep(0.01)
        try:
            if os.path.exists(killed) and articles(killed) > 50:
                break
        except sqlite3.Error:
            pass
    p.send_signal(signal.SIGKILL)
    p.wait()
    kept = articles(killed)
    half = sqlite3.connect(killed).execute(
        "SELECT (SELECT count(*) FROM input) - (SELECT count(DISTINCT input) FROM article)").fetchone()[0]
    check = sqlite3.connect(killed).execute("PRAGMA integrity_check").fetchone()[0]
    ok(kept > 0 and half == 0 and check == "ok", f"killed after {kept} articles: none is half there", (half, check))
    r = isnad("add", "--db", killed, lines)
    ok(r.returncode == 0 and articles(killed) == 1500, "adding again brings the rest", r.stderr)

    # a long answer is handed on in parts: the same in all, and one word where it cannot be
    whole = os.path.join(tmp, "answer.jsonl")
    for ledger in ("timeline", "chain"):
        told = isnad(ledger, "--db", killed, "--format", "jsonl").stdout
        r = isnad(ledger, "--db", killed, "--format", "jsonl", "-o", whole)
        with open(whole, encoding="utf-8") as f:
            kept_whole = f.read()
        ok(r.returncode == 0 and len(told.encode()) > 1 << 20 and told == kept_whole, f"{ledger}: as a whole and in parts", len(told))
        with open("/dev/full", "w", encoding="utf-8") as f:
            r = subprocess.run([ISNAD, ledger, "--db", killed, "--format", "jsonl"], stdout=f, stderr=subprocess.PIPE, text=True)
        ok(r.returncode == 2 and r.stderr.count("\n") == 1 and "cannot write" in r.stderr, f"{ledger}: one word of a full disk", r.stderr)

    # one writer at a time
    holder = subprocess.Popen([ISNAD, "add", "--quiet", "--db", os.path.join(tmp, "held.db"), "-"], stdin=subprocess.PIPE)
    time.sleep(0.5)
    r = isnad("add", "--db", os.path.join(tmp, "held.db"), page)
    ok(r.returncode == 2 and "another isnad is writing" in r.stderr, "a second writer is told to wait", r.stderr)
    holder.communicate("قال الوزير إن الخبر جاهز.".encode())

    # a disk that fills up
    full = os.path.join(tmp, "full.db")
    r = subprocess.run(["bash", "-c", f'ulimit -f 400; trap "" XFSZ; "{ISNAD}" add --db "{full}" "{lines}"'],
                       capture_output=True, text=True)
    ok(r.returncode == 2 and full in r.stderr, "a full disk is an error that names the database", (r.returncode, r.stderr))
    r = isnad("add", "--db", full, page)
    ok(r.returncode == 0, "and the database can be used on", r.stderr)

    if os.geteuid() != 0:  # root may write anything
        os.chmod(db, 0o444)
        r = isnad("add", "--db", db, page)
        ok(r.returncode == 2, "a read-only database is an error", r.stderr)
    shutil.rmtree(tmp)


main()
