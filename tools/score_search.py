#!/usr/bin/env python3
"""nDCG@10 of searching, beside what is installed.

    tools/score_search.py BUILD NEWS_FOLDER            the table
    tools/score_search.py BUILD NEWS_FOLDER --pool     documents nobody has judged yet, to be judged

Queries and grades are test/judged/; the articles are NEWS_FOLDER/ant-v2.jsonl.zst.  Peers:
FTS5 with unicode61, Xapian with its Arabic stemmer, PostgreSQL's `arabic`; each with the title
weighing more than the text, and asked the way its manual shows.  A document that nobody judged
counts as 0; the share of judged ones is printed beside the figure.
"""
import collections
import hashlib
import json
import math
import os
import re
import shutil
import sqlite3
import subprocess
import sys

BUILD, NEWS = (os.path.abspath(p) for p in sys.argv[1:3])
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
JUDGED = os.path.join(TOP, "test", "judged")
WORK = os.path.join(BUILD, "search")
DEPTH, FETCH = 10, 11  # what peers give below the tenth hides, when pooled, which ranker a document came from
CREATE_PG = """CREATE TEMP TABLE raw(uri text, title text, published text, body text);
COPY raw FROM STDIN;
%s\\.
CREATE TABLE isnad_judged AS SELECT uri, setweight(to_tsvector('arabic', title), 'A') || setweight(to_tsvector('arabic', body), 'D') AS v FROM raw;
CREATE INDEX ON isnad_judged USING gin(v);
"""


def articles():
    """(uri, title, published, text), without tabs and line breaks."""
    p = subprocess.Popen(["zstd", "-dc", os.path.join(NEWS, "ant-v2.jsonl.zst")], stdout=subprocess.PIPE)
    for line in p.stdout:
        d = json.loads(line)
        yield tuple(re.sub(r"[\s\0\\]+", " ", d[k] or "") for k in ("id", "title", "date", "text"))


def rows():
    path = os.path.join(WORK, "rows.tsv")
    if not os.path.exists(path):
        with open(path + "~", "w", encoding="utf-8") as f:
            f.writelines("\t".join(a) + "\n" for a in articles())
        os.rename(path + "~", path)
    return path


def ours(queries):
    tool, db = os.path.join(BUILD, "bench", "bench_search"), os.path.join(WORK, "ours.db")
    if os.path.exists(db) and os.path.getmtime(db) < os.path.getmtime(os.path.join(BUILD, "isnad.so")):
        for end in ("", "-wal", "-shm", "-lock"):
            if os.path.exists(db + end):
                os.unlink(db + end)
    if not os.path.exists(db):
        subprocess.run([tool, "make", db], stdin=open(rows()), check=True, stdout=subprocess.DEVNULL)
    out = subprocess.run([tool, "run", db, str(DEPTH)], input="\n".join(queries).encode() + b"\n", check=True, capture_output=True)
    found = [[] for _ in queries]
    for line in out.stdout.decode().splitlines():
        number, _, uri, _ = line.split("\t")
        found[int(number) - 1].append(uri)
    return found


def words(query):
    """Each word as a string of FTS5; the tokenizer says what it makes of it."""
    return ['"%s"' % w.replace('"', "") for w in query.split()]


def fts5(queries, join):
    path = os.path.join(WORK, "unicode61.db")
    fresh = not os.path.exists(path)
    db = sqlite3.connect(path)
    if fresh:
        db.execute("CREATE TABLE article(id INTEGER PRIMARY KEY, uri)")
        db.execute("CREATE VIRTUAL TABLE t USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 2')")
        for n, line in enumerate(open(rows(), encoding="utf-8"), 1):
            uri, title, _, body = line.rstrip("\n").split("\t")
            db.execute("INSERT INTO article VALUES(?,?)", (n, uri))
            db.execute("INSERT INTO t(rowid, title, body) VALUES(?,?,?)", (n, title, body))
        db.commit()
    sql = ("SELECT uri FROM (SELECT rowid, bm25(t, 4.0, 1.0) AS b FROM t WHERE t MATCH ? ORDER BY b LIMIT ?) AS f"
           " JOIN article ON article.id = f.rowid ORDER BY b")
    return [[r[0] for r in db.execute(sql, (join.join(words(q)), FETCH))] for q in queries]


XAPIAN = '''
import sys, os, json
import xapian
path, rows, depth = sys.argv[1], sys.argv[2], int(sys.argv[3])
stem = xapian.Stem("ar")
if not os.path.exists(path):
    db, gen = xapian.WritableDatabase(path, xapian.DB_CREATE), xapian.TermGenerator()
    gen.set_stemmer(stem)
    for line in open(rows, encoding="utf-8"):
        uri, title, _, body = line.rstrip("\\n").split("\\t")
        doc = xapian.Document()
        gen.set_document(doc)
        gen.index_text(title, 4)
        gen.increase_termpos()
        gen.index_text(body)
        doc.set_data(uri)
        db.add_document(doc)
    db.commit()
db, parser = xapian.Database(path), xapian.QueryParser()
parser.set_stemmer(stem)
parser.set_stemming_strategy(parser.STEM_SOME)
parser.set_database(db)
for q in json.load(sys.stdin):
    e = xapian.Enquire(db)
    e.set_query(parser.parse_query(q))
    print(json.dumps([m.document.get_data().decode() for m in e.get_mset(0, depth)]))
'''


def xapian(queries):
    for python in ("/usr/bin/python3", sys.executable):
        if os.path.exists(python) and subprocess.run([python, "-c", "import xapian"], capture_output=True).returncode == 0:
            out = subprocess.run([python, "-c", XAPIAN, os.path.join(WORK, "xapian"), rows(), str(FETCH)],
                                 input=json.dumps(queries).encode(), capture_output=True, check=True)
            return [json.loads(line) for line in out.stdout.splitlines()]
    return None


def psql(sql):
    """What a server on this machine says, asked as its own user; None where there is none."""
    command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
    if os.geteuid() == 0:
        command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] + command
    r = subprocess.run(command, input=sql.encode(), capture_output=True, cwd="/")
    return r.stdout.decode() if r.returncode == 0 else None


def postgresql(queries, any_word=False):
    if not shutil.which("psql") or psql("SELECT 1;") is None:
        return None
    if psql("SELECT count(*) FROM isnad_judged;") is None and psql(CREATE_PG % open(rows(), encoding="utf-8").read()) is None:
        return None
    found = []
    ask = "replace(plainto_tsquery('arabic', $q$%s$q$)::text, '&', '|')::tsquery" if any_word else "plainto_tsquery('arabic', $q$%s$q$)"
    for q in queries:
        out = psql("SELECT uri FROM isnad_judged, (SELECT %s AS q) AS asked WHERE v @@ q"
                   " ORDER BY ts_rank(v, q, 1) DESC, uri LIMIT %d;" % (ask % q, FETCH))
        found.append((out or "").split())
    return found


def read_grades():
    grades = collections.defaultdict(dict)
    path = os.path.join(JUDGED, "grades.tsv")
    for line in open(path, encoding="utf-8").read().splitlines()[1:] if os.path.exists(path) else []:
        number, uri, grade = line.split("\t")
        grades[int(number)][uri] = int(grade)
    return grades


def gain(list_of_grades):
    return sum((2 ** g - 1) / math.log2(i + 2) for i, g in enumerate(list_of_grades[:DEPTH]))


def ndcg(found, known):
    best = gain(sorted(known.values(), reverse=True))
    return gain([known.get(uri, 0) for uri in found]) / best if best else 0.0


def chosen(query):
    """Is it of the half on which the ranking was chosen?"""
    return hashlib.sha256(query.encode()).digest()[0] % 2 == 0


def pool(systems, queries, grades):
    texts = {line.split("\t", 1)[0]: line.rstrip("\n").split("\t") for line in open(rows(), encoding="utf-8")}
    for n, q in enumerate(queries, 1):
        new = {uri for found in systems.values() for uri in found[n - 1]} - set(grades[n])
        if new:
            print("\n## %d %s" % (n, q))
        for uri in sorted(new, key=lambda u: hashlib.sha256((q + u).encode()).digest()):
            _, title, published, body = texts[uri]
            hits = [m.start() for w in q.split() for m in [re.search(re.escape(w.removeprefix("ال")[:6]), body[160:])] if m]
            at = 160 + max(0, min(hits) - 40) if hits else 160
            print("%s | %s | %s | %s … %s" % (uri, published[:10], title, body[:160], body[at:at + 110]))


def main():
    if not os.path.exists(os.path.join(NEWS, "ant-v2.jsonl.zst")) or not shutil.which("zstd"):
        print("skipped: no %s/ant-v2.jsonl.zst (or no zstd)" % sys.argv[2])
        return
    os.makedirs(WORK, exist_ok=True)
    lines = [line.split("\t") for line in open(os.path.join(JUDGED, "queries.tsv"), encoding="utf-8").read().splitlines()[1:]]
    queries, kinds = [line[0] for line in lines], {line[0]: line[1] for line in lines}
    systems = {"isnad": ours(queries), "FTS5 unicode61": fts5(queries, " "), "FTS5 unicode61, any word": fts5(queries, " OR "),
               "Xapian, Arabic stemmer": xapian(queries), "PostgreSQL arabic": postgresql(queries),
               "PostgreSQL, any word": postgresql(queries, True)}
    for name in [n for n, found in systems.items() if found is None]:
        print("skipped: %s is not installed or does not answer" % name, file=sys.stderr)
        del systems[name]
    grades = read_grades()
    if "--pool" in sys.argv:
        return pool(systems, queries, grades)
    parts = {"all %d" % len(queries): lambda q: True, "chosen on": chosen, "other half": lambda q: not chosen(q)}
    for kind in dict.fromkeys(kinds.values()):
        parts["%s %d" % (kind, sum(k == kind for k in kinds.values()))] = lambda q, kind=kind: kinds[q] == kind
    print("%-26s" % "nDCG@10" + "".join("%12s" % p for p in parts) + "    judged")
    for name, found in systems.items():
        each = {q: ndcg(found[n], grades[n + 1]) for n, q in enumerate(queries)}
        cells = []
        for is_in in parts.values():
            some = [v for q, v in each.items() if is_in(q)]
            cells.append("%12.3f" % (sum(some) / max(1, len(some))))
        shown = [uri in grades[n + 1] for n in range(len(queries)) for uri in found[n][:DEPTH]]
        print("%-26s%s%10.3f" % (name, "".join(cells), sum(shown) / max(1, len(shown))))
        if "--each" in sys.argv:
            for n, q in enumerate(queries, 1):
                print("    %2d %.3f %s %s" % (n, each[q], "".join(str(grades[n].get(u, "?")) for u in found[n - 1][:DEPTH]), q))


main()
