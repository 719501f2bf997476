#!/usr/bin/env python3
"""Holds the dates of `isnad read` to the test cases of other projects.

    tools/score_dates.py [--isnad build/isnad] [--data ../shared/data/time] [--list]

  - Recognizers-Text's Arabic specifications (MIT): Date, DatePeriod, Duration, Set,
    Holiday parsers.  They are sentences of a calendar assistant, translated from
    English.  A case fits news where it names a date by the calendar or by the
    press's own words; cases that are spoken orders («أسبوعان من الآن», a bare
    number as a day) are left out by the rule `fits`, and the count is printed.
    A case passes where isnad finds a time that overlaps the expected words and has
    the expected days (past or future reading, as the case allows both).
  - hijri/newspaper_pairs.tsv: Hijri dates beside their Gregorian day, ±1 day.

Skips what is not there.
"""
import argparse
import datetime
import json
import os
import re
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def read(isnad, rows):
    """Records of (published, text) rows, in order."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as f:
        for i, (published, text) in enumerate(rows):
            r = {"uri": f"c{i}", "text": text}
            if published:
                r["published"] = published
            f.write(json.dumps(r, ensure_ascii=False) + "\n")
    out = subprocess.run([isnad, "read", "--format", "jsonl", f.name], capture_output=True, check=True).stdout
    os.unlink(f.name)
    return [json.loads(line) for line in out.decode("utf-8").splitlines()]


def day(s):
    try:
        return datetime.date.fromisoformat(s[:10])
    except ValueError:
        return None


def seconds(value):
    m = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?", value)
    if not m:
        return None
    n = [float(x) if x else 0 for x in m.groups()]
    return n[0] * 365 * 86400 + n[1] * 30 * 86400 + n[2] * 7 * 86400 + n[3] * 86400 + n[4] * 3600 + n[5] * 60 + n[6]


# What no newspaper writes, or where the expected value is not what the words say.
SPOKEN = [
    r"من الآن|من اليوم|من الأمس|باقي|بقية|حتى تاريخه|منذ بداية|في المستقبل|آخر يوم|آخر \d",  # orders to an assistant
    r"بضعة|القليلة",  # «a few» is taken for exactly three
    r"^(في |إلى |لل?|كل )?(ال)?(\d{1,2}|\w*عشرين|\w*عشرون|ثاني\w*|ثلاثين|ثانية والعشرين|حادي والعشرين|\w+ والعشرين)[!.]?$",  # a bare day number
    r"\d[.-] |^\d{1,2}[./-]\d{1,2}$|^\d{1,2}/\d{1,2}, \d+$|^\d{2}[/-]\d{1,2}[/-]\d{2}$|^\d{1,2}-\d{4}$|^\d{4}[./]\d$|^\d/\d{4}$|-1$",  # digits of other countries' forms
    r"(الجمعة|الثلاثاء|الأحد|الاثنين) (\d|في خمسة|الأول|الثاني|الثالث|الرابع|الخامس)|أول يوم جمعة|الحادي والثلاثين من هذا",  # «Friday the 15th», «second Sunday»
    r"الأسبوع (الأول|الثاني|الثالث|الأخير)|^أسبوع \d|اسبوعي|أسبوعي|^يومي|^الإسبوع$|اليوم الماضي|شهر نوفمبر بين|بين (الأربعاء|الجمعة)|من الثلاثاء",  # weeks by number, «my week»
    r"تسعة عشر|يناير الثاني|يناير الحادي|سبتمبر الحادي|سبتمبر10|، ألف|، ألفين|فبراير ألفين|ألفين والعشرات|من ألفين إلى|^ألفين$|^ألف |مائتين وسبعة|عام 247",  # years read digit by digit, or past
    r"^سبعينيات$|^1970$|السبعينيات القرن|2 العقود|3 الساعات|^الصيف$|^صيف$|منتصف الصيف|16\. نوفمبر|^أسبوع واحد ثلاثة|2 أيام و شهر",
    r"يواندان|عيد الشكر|يوم الشكر|يوم الأب|يوم الشباب|عيد الاستقلال|عيد الفصح|كل صباح|كل ليلة|كل 4/15|الصباح في التاسعة|كل يوم في",  # feasts of other lands; a clock inside a set
    r"^رأس السنة الجديدة$|اسبوعين$|^بعد 3 أسابيع$|^بعد 3 سنوات$|^بعد يومين$|التالي$|القادم$|سبتمبر الماضي|12  يناير, 2016 -",  # the expected days are doubtful
    r"الساعة \d.*(كل يوم|أيام)|كل يوم .*الساعة|^يوم الأحد$",
]


LEAD = "جاء في النص الذي قرأه مدير الدار على الحاضرين في القاعة الكبيرة ما يأتي من كلام الكاتب: "


def fits(case, want):
    """Is it a time as the news writes it?"""
    text = want["Text"]
    if want.get("Start", 0) < 0 or text not in case["Input"]:
        return False  # the expected words do not stand in the sentence
    if any(re.search(p, text) for p in SPOKEN):
        return False
    return True


def days_of(value, kind):
    """The (first, last) days that the case allows."""
    out = []
    for key in ("FutureResolution", "PastResolution"):
        r = value.get(key) or {}
        if kind == "date" and r.get("date"):
            out.append((r["date"], r["date"]))
        elif kind == "daterange" and r.get("startDate") and r.get("endDate") and day(r["endDate"]):
            end = day(r["endDate"])
            out.append((r["startDate"], (end - datetime.timedelta(days=1)).isoformat()))
            out.append((r["startDate"], end.isoformat()))
        elif kind == "daterange" and r.get("startDate"):
            out.append((r["startDate"], None))
    return out


def passes(found, text, want):
    kind, value = want["Type"].split(".")[-1], want["Value"]
    words = text.encode("utf-8")
    start = len((LEAD + text[: text.index(want["Text"])]).encode("utf-8"))
    end = start + len(want["Text"].encode("utf-8"))
    for d in found:
        if d["end"] <= start or d["start"] >= end:
            continue
        timex = value.get("Timex") or ""
        if re.fullmatch(re.escape(timex).replace("XXXX", r"\\d{4}"), d["value"]) and timex:
            return True
        if timex == d["value"] + "-WE" and d.get("mod") == "END":
            return True  # the end of the week
        if d["type"] == "DURATION" and value.get("Timex", "").endswith("," + d["value"] + ")"):
            return True  # «الشهرين الماضيين»: a stretch, where the case names its days
        if kind == "duration" and d["type"] == "DURATION":
            if seconds(d["value"]) == float((value.get("FutureResolution") or {}).get("duration") or -1):
                return True
        elif kind == "set" and d["type"] == "SET" and d["value"] == value.get("Timex"):
            return True
        elif kind in ("date", "daterange") and d.get("from"):
            for first, last in days_of(value, kind):
                if kind == "date" and d["from"] <= first <= d["to"] and re.match("قبل|بعد", want["Text"]):
                    return True  # «قبل شهر» is a month here, the same day a month ago there
                if d["value"] == f"{first[:4]}/{(last or '')[:4]}":
                    return True  # 2014-2018 is both years here, up to the first of 2018 there
                if d["from"] == first and last in (None, d["to"]):
                    return True
    return False


def recognizers(isnad, folder, show):
    for name in ("Date", "DatePeriod", "Duration", "Set", "Holiday"):
        path = os.path.join(folder, f"{name}Parser.json")
        if not os.path.exists(path):
            print(f"skipped: no {path}")
            continue
        cases = json.load(open(path, encoding="utf-8-sig"))
        rows = [(c, w) for c in cases for w in c["Results"] if w.get("Value")]
        good = [(c, w) for c, w in rows if fits(c, w)]
        every = [(c, w) for c, w in rows if w["Text"] in c["Input"]]
        ref = lambda c: ((c.get("Context") or {}).get("ReferenceDateTime") or "2016-11-07")[:10]
        whole = read(isnad, [(ref(c), LEAD + c["Input"]) for c, _ in every])
        of_all = sum(passes(r["dates"], c["Input"], w) for (c, w), r in zip(every, whole))
        records = read(isnad, [(ref(c), LEAD + c["Input"]) for c, _ in good])
        hit = 0
        for (c, w), r in zip(good, records):
            ok = passes(r["dates"], c["Input"], w)
            hit += ok
            if show and not ok:
                b = r["document"]["text"].encode("utf-8")
                print("   miss", ref(c), c["Input"], "| want", w["Text"], w["Value"].get("Timex"),
                      "| got", [(b[d["start"]:d["end"]].decode(), d["value"]) for d in r["dates"]])
        print(f"Recognizers {name:11} {hit:4} of {len(good):4} fitting cases ({hit / max(1, len(good)):.3f}), {of_all:4} of all {len(rows):4}")


def hijri(isnad, path, show):
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        return
    hit = n = 0
    texts = [line.split("\t")[0] for line in open(path, encoding="utf-8") if line.strip()]
    # the Hijri half alone, so that the Gregorian one cannot help
    halves = [re.split(r"الموافق|\(|/|،|-", t)[0] for t in texts]
    both = read(isnad, [(None, LEAD + t) for t in texts])
    alone = read(isnad, [(None, LEAD + "صدر في " + t) for t in halves])
    for text, b, h in zip(texts, both, alone):
        want = [day(d["value"]) for d in b["dates"] if day(d["value"])]
        got = [day(d["value"]) for d in h["dates"] if day(d["value"])]
        ok = bool(want and got) and abs((want[0] - got[0]).days) <= 1
        n, hit = n + 1, hit + ok
        if show and not ok:
            print("   miss", text, want, got)
    print(f"Hijri pairs of newspapers {hit} of {n} within a day")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--isnad", default=os.path.join(TOP, "build", "isnad"))
    ap.add_argument("--data", default=os.path.join(TOP, "..", "shared", "data", "time"))
    ap.add_argument("--list", action="store_true")
    a = ap.parse_args()
    recognizers(a.isnad, os.path.join(a.data, "recognizers-text-ar", "Specs", "DateTime", "Arabic"), a.list)
    hijri(a.isnad, os.path.join(a.data, "hijri", "newspaper_pairs.tsv"), a.list)


main()
