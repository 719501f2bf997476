#!/usr/bin/env python3
"""The neighbours of a new article, on invented news: a formula is no reprint, a story does not swallow the others, a store of
the old layout asks for a rebuild, and what is found does not depend on which small table it stands in.  Runs as
part of test/run.py; prints TAP."""
import json
import os
import random
import sqlite3
import subprocess
import tempfile

ISNAD = os.path.join(os.environ["BUILD"], "isnad")
FORMULA = ("وأوضحت الهيئة أن من رغب في التقدم إلى الوظائف المعلنة فعليه أن يراجع أقرب مكتب لها ومعه صورة من الشهادة وأخرى من "
           "بطاقة السكن وأن آخر موعد لقبول الطلبات هو نهاية الأسبوع الثاني من تاريخ النشر في الجريدة الرسمية")
TOWN = ["النخيل", "الصفصاف", "المرجان", "الينابيع", "الرمان", "السنديان", "الزعتر", "الدلافين", "البلوط", "الياسمين", "المناجل", "الغدران",
        "القصب", "الحجل", "الأرجوان", "الطواحين"]
LETTERS = "بتجحدرزسشصطعغفقكلمن"


def word(rng):
    """A word that nobody has used."""
    return "".join(rng.choice(LETTERS) for _ in range(rng.randrange(4, 7)))


def words(rng, n):
    return " ".join(word(rng) for _ in range(n))


def rows_of(items):
    return "".join(json.dumps(x, ensure_ascii=False) + "\n" for x in items)


def say(good, what, more=""):
    say.n += 1
    print(f"{'ok' if good else 'not ok'} {say.n} - {what}")
    if not good and more:
        print("#", more)


say.n = 0


def isnad(*args):
    return subprocess.run([ISNAD, *args], capture_output=True, text=True)


def filled(folder, name, items):
    docs, db = os.path.join(folder, name + ".jsonl"), os.path.join(folder, name + ".db")
    with open(docs, "w", encoding="utf-8") as f:
        f.write(rows_of(items))
    isnad("add", "--quiet", "--db", db, docs)
    return db


def lines(*args):
    return [json.loads(x) for x in isnad(*args, "--format", "jsonl").stdout.splitlines()]


def formulas(folder):
    """Sixteen towns advertise with the same words; the last text is printed by two outlets."""
    rng = random.Random(7)
    items = []
    for i, town in enumerate(TOWN):
        own = f"أعلنت بلدية {town} عن {words(rng, 40)}."
        items.append({"uri": f"town-{i}", "outlet": f"صحيفة {town}", "title": f"وظائف في {town}", "published": f"2021-03-{i + 1:02}",
                      "text": own + "\n" + FORMULA})
    items.append(dict(items[-1], uri="copy", outlet="جريدة المرافئ"))
    db = filled(folder, "formula", items)
    pairs = [set(x["documents"]) for x in lines("sources", "--db", db)]
    late = [p for p in pairs if p & {"town-14", "town-15"} and "copy" not in p]
    say(not late, "a formula that a dozen articles have makes no reprint of the next", late)
    say({"town-15", "copy"} in pairs, "a whole copy is one all the same")


def many(folder):
    """Six hundred articles of sixty matters, each with words of its own: enough for ranges to go over."""
    rng = random.Random(3)
    matter = [[word(rng) for _ in range(14)] for _ in range(60)]
    items = []
    for i in range(600):
        own = matter[i % 60]
        rng.shuffle(own)
        text = (f"وصل {own[0]} إلى {own[1]} صباح أمس بعد {words(rng, 8)}.\n"
                f"وقال {own[2]} {own[3]} إن {own[4]} لم تنته وإن {own[5]} {words(rng, 8)}.\nوتبلغ كلفة {own[6]} نحو {i} دينار {words(rng, 12)}.")
        items.append({"uri": f"m-{i % 60}-{i}", "outlet": f"نشرة {i % 7}", "title": f"{own[0]} {own[7]} {own[8]}",
                      "published": f"2020-{1 + i // 60:02}-{1 + i % 28:02}", "text": text})
    db = filled(folder, "many", items)
    c = sqlite3.connect(db)
    moved = c.execute("SELECT count(*) FROM mark").fetchone()[0], c.execute("SELECT count(*) FROM mark_new").fetchone()[0]
    say(moved[0] > 0 and moved[1] > 0, "a part of the marks went over", moved)
    sizes = c.execute("SELECT count(*), sum(n) FROM story WHERE n>0").fetchone()
    say(sizes[1] == 600, "every article counts in one story", sizes)
    counted = c.execute("SELECT count(*) FROM story WHERE n<>(SELECT count(*) FROM place WHERE place.story=story.id)").fetchone()[0]
    say(counted == 0, "a story knows how many articles it has")
    apart = c.execute("SELECT count(*) FROM article LEFT JOIN place ON place.article=article.id LEFT JOIN story ON story.id=place.story"
                      " WHERE story.id IS NULL").fetchone()[0]
    say(apart == 0, "every article has its place in a story")
    largest = c.execute("SELECT max(n) FROM story").fetchone()[0]
    say(largest <= 60, "no story swallows the others", largest)
    c.close()
    before = isnad("sources", "--db", db, "--format", "jsonl").stdout, isnad("stories", "--db", db, "--format", "jsonl").stdout
    isnad("rebuild", "--db", db)
    after = isnad("sources", "--db", db, "--format", "jsonl").stdout, isnad("stories", "--db", db, "--format", "jsonl").stdout
    say(before == after and before[1], "a rebuild finds the same")
    one = lines("stories", "--db", db)[0]
    ids = lines("timeline", "--db", db, "--story", one["id"])
    say(isnad("timeline", "--db", db, "--story", "999999").returncode == 1 and isinstance(ids, list), "one story by its id, and none")


def cut_short(folder):
    """A process that ends early leaves articles whose marks and features are in no table yet: the next one finds them."""
    rng = random.Random(11)
    text = [f"افتتح {word(rng)} في {word(rng)} معرضا {words(rng, 30)}.\nوقالت {word(rng)} إن {words(rng, 30)}." for _ in range(40)]
    items = [{"uri": f"c-{i}", "outlet": f"نشرة {i // 40}", "title": text[i % 40][:40], "published": f"2019-0{1 + i // 40}-11", "text": text[i % 40]}
             for i in range(120)]
    whole = filled(folder, "whole", items)
    db = filled(folder, "cut", items[:80])
    c = sqlite3.connect(db)
    for table in ("mark", "mark_new", "feature_new"):
        c.execute(f"DELETE FROM {table} WHERE article>30")
    c.execute("UPDATE settled SET until=30 WHERE until>30")
    c.commit()
    c.close()
    filled(folder, "cut", items)
    same = [isnad(x, "--db", whole, "--format", "jsonl").stdout == isnad(x, "--db", db, "--format", "jsonl").stdout for x in ("sources", "stories")]
    say(same == [True, True] and len(lines("sources", "--db", whole)) >= 80, "what was not settled is found all the same", same)
    c = sqlite3.connect(db)
    rows = [c.execute(f"SELECT count(DISTINCT article) FROM {t}").fetchone()[0] for t in ("mark_new", "feature_new")]
    say(rows == [120, 120], "and is settled then", rows)
    c.close()


def older(folder, db):
    c = sqlite3.connect(db)
    c.execute("PRAGMA user_version=1")
    c.commit()
    c.close()
    asked = isnad("stories", "--db", db)
    say(asked.returncode == 2 and "isnad rebuild" in asked.stderr, "an older layout asks for a rebuild", asked.stderr)
    isnad("rebuild", "--db", db)
    say(isnad("stories", "--db", db).returncode == 0, "after which it answers")


def replaced(folder):
    """A page that changed leaves nothing of its older reading."""
    first = {"uri": "page", "outlet": "المرافئ", "title": "سد الوادي", "published": "2021-01-01", "text": FORMULA}
    db = filled(folder, "page", [first])
    docs = os.path.join(folder, "again.jsonl")
    with open(docs, "w", encoding="utf-8") as f:
        f.write(rows_of([dict(first, text="افتتحت بلدية الزعتر سوقا جديدة للأسماك قرب المرفأ القديم صباح الأحد بحضور التجار وأهالي الحي.")]))
    isnad("add", "--quiet", "--db", db, docs)
    c = sqlite3.connect(db)
    counts = [c.execute(f"SELECT count(DISTINCT article) FROM {t}").fetchone()[0] for t in ("mark_new", "feature_new", "profile", "place")]
    say(counts == [1, 1, 1, 1], "the older reading's marks, features, profile and place are gone", counts)
    say(c.execute("SELECT sum(n) FROM story").fetchone()[0] == 1, "and it counts in no story")


with tempfile.TemporaryDirectory() as folder:
    formulas(folder)
    many(folder)
    older(folder, os.path.join(folder, "many.db"))
    replaced(folder)
    cut_short(folder)
print(f"1..{say.n}")
