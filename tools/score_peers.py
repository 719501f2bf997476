#!/usr/bin/env python3
"""Pass rates on the Arabic test cases of other projects, read from a folder of yours.

    ISNAD_PEERS=DIR tools/score_peers.py [BUILD] [--list]

DIR holds copies of the projects, of which these files are read:

    duckling/Duckling/{Time,Duration,Numeral,Ordinal,Quantity,Volume,AmountOfMoney,Temperature}/AR/Corpus.hs
    dateparser/tests/test_{freshness_date_parser,languages,search}.py
    heideltime/resources/arabic/normalization/*.txt
    recognizers/Specs/Number/Arabic/{PercentModel,NumberRangeModel}.json   (or ../shared/data/time)

A case fits unless one of the general reasons in EXCEPT holds; every reason is printed
with the number of cases that it leaves out, so that a rate can be judged.  What is not
there is skipped.  HeidelTime's rules carry English glosses and no Arabic examples: its
cases are the Arabic words of its tables, each in a sentence, with the value that the
table gives.
"""
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LEAD = "جاء في النص الذي قرأه مدير الدار على الحاضرين: "
SHOW = "--list" in sys.argv


# ---- running -----------------------------------------------------------------------------


def read(build, rows):
    """Records of (published, text) rows, in order."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as f:
        for i, (published, text) in enumerate(rows):
            r = {"uri": f"c{i}", "text": LEAD + text}
            if published:
                r["published"] = published
            f.write(json.dumps(r, ensure_ascii=False) + "\n")
    out = subprocess.run([os.path.join(build, "isnad"), "read", "--format", "jsonl", f.name],
                         capture_output=True, check=True).stdout
    os.unlink(f.name)
    return [json.loads(line) for line in out.decode("utf-8").splitlines()]


def numbers(build, mode, inputs):
    run = subprocess.run([os.path.join(build, "bench", "bench_mention"), mode], input="\n".join(inputs) + "\n",
                         capture_output=True, text=True, check=True)
    out, here = [], []
    for line in run.stdout.split("\n"):
        if line:
            here.append(float(line.split("\t")[1]))
        else:
            out.append(here)
            here = []
    return out


def reason(text, reasons):
    return next((why for why, pattern in reasons if re.search(pattern, text)), None)


def report(name, rows, passed, left):
    """rows: (text, want, got) of fitting cases."""
    hit = sum(passed)
    print(f"{name:28} {hit:3} of {len(rows):3} fitting cases right = {hit / max(1, len(rows)):.3f}, of {len(rows) + sum(left.values())} in all")
    for why, n in left.most_common():
        print(f"    left out {n:3}: {why}")
    if SHOW:
        for row, ok in zip(rows, passed):
            if not ok:
                print("    miss", *row)


# ---- Duckling -----------------------------------------------------------------------------

NOW = "2013-02-12"  # its tests' clock

TIME_EXCEPT = [
    ("the speech of the street: «بكرة», «امبارح», «الجاي», «نص», «الي»; lost letters", r"بكر[ةا]|امبارح|الجاي|\bنص\b|\bالي\b|القبل|\bحالا\b|الماض$|^من اسبوع"),
    ("months by number: «شهر ثلاثة», «الشهر الثامن», «2/2013»", r"شهر (ثلاث|عشر|3)|الشهر (التاسع|الثامن)|^2/2013"),
    ("the n-th or last day, weekday or week of a month", r"(اخر|ثان|ثاني|ثالث|اول) (يوم|اسبوع|ثلاثاء|اربعا|اثنين)|اليوم (الاول|الاخير|الثالث)|الاسبوع (الاول|الاخير)|(الاثنين|الثلاثاء?|الاربعاء) (الا?أ?خير|الا?أ?ولى?|الاول|الثالث|الثانية) "),
    ("a weekday and a bare day of the month", r"السادس عشر$|السابع عشرة$|التاسع عشر من هذا"),
    ("hours with no part of the day, which an assistant guesses", r"^(بحدود|حوالي|حتى)? ?الساعة (3|الثالثة|2:00)$"),
    ("an hour and its minutes in words joined as one number", r"(واربعون|وعشرون|عشرة?|18) دقيقة|ثلاثة (وثلث|وربع)"),
    ("a clock between a day's part and a prayer: «قبل المغرب», «العشاء»", r"المغرب|العشاء|بعد العصر"),
    ("«اليوم الماضي» as yesterday", r"^اليوم (الماضي|السابق|المنصرم)$|^في هذا اليوم"),
    ("«last» counted from now where the press counts from what was told", r"التالي"),
    ("a stretch that begins at this second", r"^خلال|^حتى"),
    ("the month before its days, the English order", r"^(يوليو|تموز|اغسطس) \d+"),
    ("a zone, which the expected value turns into its clock's own", r"توقيت"),
    ("Easter, whose two reckonings differ", r"الفصح"),
    ("an hour and «this night», «this morning»", r"هذه الليلة|هذا الصباح"),
]


def time_want(spec):
    """(grain, beginning, end) of an expected value."""
    n = [int(x) for x in re.findall(r"\d+", spec.split('"')[0])]
    a = datetime.datetime(*n[:6])
    if "nterval" in spec:
        return "Interval", a, datetime.datetime(*n[6:12])
    return re.search(r"\) (\w+)", spec).group(1), a, None


def same_time(d, text, want):
    """The same days and hour.  A bare weekday is the past one in the news and the coming one
    there; «قبل أسبوع» is a week here and a day there; a month's beginning is the month with
    a modifier here and its first days there."""
    grain, a, b = want
    day, value, first, last = a.date().isoformat(), d["value"], d.get("from") or "", d.get("to") or ""
    if grain == "Second" and value == "PRESENT_REF":
        return True
    if grain == "Interval" and d.get("mod"):
        return first[:7] == day[:7]
    if grain == "Interval" and d["type"] == "DURATION":
        return value == f"P{(b - a).days // 7}W"
    if grain == "Interval" and (a.hour or b.hour) and "T" in value:
        return value[:10] == day and (value.endswith("TNI") or f"T{a.hour:02}" in value)
    if grain == "Interval":
        return first == day and last == (b - datetime.timedelta(days=1)).date().isoformat()
    if grain in ("Hour", "Minute") or a.hour:
        return value[10:16] == f"T{a.hour:02}:{a.minute:02}" and abs(days_apart(value[:10], day)) in (0, 7)
    if grain == "Day" and re.match("قبل|منتصف|في نصف|بداية", text):
        return first <= day <= last
    if grain == "Day" and re.fullmatch(r"(يوم |هذا )?ال\w+", text):
        return first == last and days_apart(first, day) in (0, -7)
    return first == day and (grain != "Day" or last == day)


def days_apart(a, b):
    try:
        return (datetime.date.fromisoformat(a) - datetime.date.fromisoformat(b)).days
    except ValueError:
        return 9999


def corpus(folder, name):
    """(spec, text) rows of a corpus in Haskell, None where there is none."""
    path = os.path.join(folder, "duckling", "Duckling", name, "AR", "Corpus.hs")
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        return None
    with open(path, encoding="utf-8") as f:
        text = f.read()
    text = text[text.index("allExamples = concat"):]
    return [(" ".join(m.group(1).split()), t)
            for m in re.finditer(r"examples (.*?)\n((?:\s*[\[,] \"[^\n]*\n)+)", text, re.S)
            for t in re.findall(r"\"([^\"]*)\"", m.group(2))]


def split_fitting(rows, reasons):
    fit, left = [], Counter()
    for spec, text in rows:
        why = reason(text, reasons)
        if why:
            left[why] += 1
        else:
            fit.append((spec, text))
    return fit, left


def duckling_time(build, folder):
    rows = corpus(folder, "Time")
    if rows is None:
        return
    fit, left = split_fitting(rows, TIME_EXCEPT)
    got = read(build, [(NOW, "يصل الوفد " + ("في " if re.match("عيد|رأس|رمضان", t) else "") + t + ".") for _, t in fit])
    ok = [any(same_time(d, t, time_want(s)) for d in r["dates"]) for (s, t), r in zip(fit, got)]
    report("Duckling Time", [(t, s, [d["value"] for d in r["dates"]]) for (s, t), r in zip(fit, got)], ok, left)


def duckling_duration(build, folder):
    rows = corpus(folder, "Duration")
    if rows is None:
        return
    fit, left = split_fitting(rows, [("«لحظة», a moment that is no second in the news", "لحظة")])
    got = read(build, [(NOW, "استمر العمل لمدة " + t + ".") for _, t in fit])
    letter = {"Second": "T{}S", "Minute": "T{}M", "Hour": "T{}H", "Day": "{}D", "Week": "{}W", "Month": "{}M", "Year": "{}Y"}
    want = ["P" + letter[s.rstrip(")").split()[-1]].format(s.split()[1]) for s, _ in fit]
    ok = [w in [d["value"] for d in r["dates"]] for w, r in zip(want, got)]
    report("Duckling Duration", [(t, w, [d["value"] for d in r["dates"]]) for (_, t), w, r in zip(fit, want, got)], ok, left)


NUMERAL_EXCEPT = [
    ("numbers below zero, which no news figure is", r"^-"),
    ("fractions in digits over ten and a hundred", r"[٠-٩]/"),
    ("«فاصلة» spoken", "فاصلة"),
    ("no digit before the mark", r"^[.٫]"),
]


def duckling_number(build, folder, name, mode, reasons):
    rows = corpus(folder, name)
    if rows is None:
        return
    fit, left = split_fitting(rows, reasons)
    want = [float(re.search(r"-?[\d.]+(e\d+)?", s.split(" ", 1)[1]).group()) for s, _ in fit]
    got = numbers(build, mode, [t for _, t in fit])
    ok = [w in g for w, g in zip(want, got)]
    report(f"Duckling {name}", [(t, w, g) for (_, t), w, g in zip(fit, want, got)], ok, left)


# its names -> (our unit, how many of ours one of its is)
UNITS = {"Gram": ("gram", 1), "Ounce": ("ounce", 1), "Cup": ("cup", 1), "Millilitre": ("litre", 0.001), "Litre": ("litre", 1),
         "Gallon": ("gallon", 1), "Hectolitre": ("litre", 100), "Dollar": ("currency:USD", 1), "EUR": ("currency:EUR", 1),
         "Pound": ("currency", 1), "GBP": ("currency:GBP", 1), "Cent": ("cent", 1), **{c: ("currency:" + c, 1) for c in
         ("KWD", "LBP", "EGP", "QAR", "SAR", "JOD", "ILS")}}
SCALE = {"millilitre": ("litre", 0.001), "hectolitre": ("litre", 100),
         "kg": ("gram", 1000), "mg": ("gram", 0.001), "g": ("gram", 1), "ml": ("litre", 0.001)}
AMOUNT_EXCEPT = [
    ("a unit without a number", r"^(كغ|كيلوغرام|كيلوجرام)$"),
    ("«from ten for twenty», the street's «لـ» for «إلى»", r"لعشرين"),
    ("fractions in digits, no digit before the mark", r"\d/\d|^\."),
    ("the speech of the street: «نص», «تحت»", r"\bنص\b|ونص$|تحت"),
    ("one that is not written: «لتر ونصف», «لتر وربع»", r"^لتر "),
    ("cups and teaspoons, a recipe's measures", r"كوب|اكواب"),
    ("dollars and cents as two amounts; signs and letters for cents", r"43|c$|¢|سينت"),
]


def duckling_amount(build, folder, name):
    rows = corpus(folder, name)
    if rows is None:
        return
    fit, left = split_fitting(rows, AMOUNT_EXCEPT)
    got = read(build, [(NOW, "بلغت الكمية " + t + ".") for _, t in fit])
    rows, ok = [], []
    for (s, t), r in zip(fit, got):
        unit = next(u for u in re.findall(r"\w+", s) if u in UNITS)
        unit, times = UNITS[unit]
        nums = [float(x) * times for x in re.findall(r"(?<!\w)\d[\d.]*(?:e\d+)?", s)]
        here = []
        for f in r["figures"]:
            u, by = SCALE.get(f["unit"], (f["unit"], 1))
            here.append((f["value"] * by, (f["max"] or 0) * by, u, f["mod"]))
        good = any(abs(v - nums[0]) < 1e-6 * max(1, v) and (u == unit or (unit == "currency" and u.startswith("currency")))
                   and (len(nums) < 2 or abs(m - nums[1]) < 1e-6) for v, m, u, _ in here)
        rows.append((t, s, here))
        ok.append(good)
    report(f"Duckling {name}", rows, ok, left)


# ---- dateparser ---------------------------------------------------------------------------


def dateparser(build, folder):
    """Its Arabic parameters; English readings of them beside."""
    left, rows, want = Counter(), [], []
    path = os.path.join(folder, "dateparser", "tests")
    try:
        fresh, langs, search = (open(os.path.join(path, f"test_{n}.py"), encoding="utf-8").read()
                                for n in ("freshness_date_parser", "languages", "search"))
    except OSError as e:
        print(f"skipped: no {e.filename}")
        return
    for text, ago in dict(re.findall(r'param\("([^"]*[ء-ي][^"]*)", ago=\{"days": (\d+)\}', fresh)).items():
        if re.search("[پچژگ]|[\u0660-\u06ff]{2,}ی", text):
            left["Persian"] += 1
            continue
        rows.append(text)
        day = datetime.date.fromisoformat(NOW) - datetime.timedelta(days=int(ago))
        want.append((day.isoformat(), f"P{ago}D"))
    months = {m: i + 1 for i, m in enumerate("january february march april may june july august september october november december".split())}
    for text, english in dict(re.findall(r'param\("ar", "([^"]+)", "([^"]+)"\)', langs)).items():
        m = re.fullmatch(r"(\d+) (\w+) (\d{4}) (\d\d):(\d\d) (am|pm)", english)
        if m:
            day = f"{m[3]}-{months[m[2]]:02}-{int(m[1]):02}"
            want.append((f"{day}T{int(m[4]) + 12 * (m[6] == 'pm'):02}:{m[5]}",))
        elif text == "اليوم السابق":
            left["«اليوم السابق» as yesterday"] += 1
            continue
        elif re.fullmatch(r"\d+ day ago", english):
            want.append(((datetime.date.fromisoformat(NOW) - datetime.timedelta(days=int(english.split()[0]))).isoformat(),))
        else:
            n, unit = re.search(r"(\d+) (\w+)", english).groups()
            want.append((f"P{'T' if unit == 'hour' else ''}{n}{unit[0].upper()}",))
        rows.append(text)
    found = re.findall(r'\("(في \d+ [^"]+)", datetime\.datetime\((\d+), (\d+), (\d+)', search)
    for text, y, mo, d in found:
        rows.append(text)
        want.append((f"{y}-{int(mo):02}-{int(d):02}",))
    got = read(build, [(NOW, "وصل الوفد " + t + ".") for t in rows])
    ok = [any(d["value"] in w for d in r["dates"]) for w, r in zip(want, got)]
    left["a list of six ages in a row, or a language told from a date"] += len(re.findall(r'"1 عام, 1 شهر', fresh)) // 2
    report("dateparser", [(t, w, [d["value"] for d in r["dates"]]) for t, w, r in zip(rows, want, got)], ok, left)


# ---- HeidelTime ---------------------------------------------------------------------------


def spellings(pattern):
    """The first word that a small pattern matches: «[اأ]ب» -> «اب», «(ال)?» kept."""
    pattern = re.sub(r"\[(\\s|ا|ً)\]\?", "", pattern)
    pattern = re.sub(r"\[([^\]])[^\]]*\]", r"\1", pattern)
    pattern = re.sub(r"\(([^()|]*)\)\?", r"\1", pattern)
    pattern = re.sub(r"\(([^()|]*)\|[^()]*\)", r"\1", pattern)
    return pattern.replace("?", "")


TABLES = [  # (its table, a sentence, our value from its value)
    ("Month", "وصل الوفد في {} 2012.", lambda v: "2012-" + v),
    ("Season", "وصل الوفد في {} 2012.", lambda v: "2012-" + v),
    ("HolidayFix", "وصل الوفد في {} 2012.", lambda v: "2012-" + v),
    ("DecadeWord", "ولد في {}.", lambda v: "19" + v),
]


def heideltime(build, folder):
    base = os.path.join(folder, "heideltime", "resources", "arabic", "normalization")
    if not os.path.isdir(base):
        print(f"skipped: no {base}")
        return
    for name, sentence, to_value in TABLES:
        path = os.path.join(base, f"resources_normalization_norm{name}.txt")
        if not os.path.exists(path):
            continue
        left, cases = Counter(), []
        with open(path, encoding="utf-8") as f:
            lines = [re.fullmatch(r'"([^"]+)","([^"]+)"', l.strip()) for l in f]
        for m in filter(None, lines):
            word = spellings(m[1])
            if not re.fullmatch(r"[ء-ي ]+", word):
                left["digits, Latin letters"] += 1
            elif reason(word, HEIDELTIME_EXCEPT):
                left[reason(word, HEIDELTIME_EXCEPT)] += 1
            else:
                cases.append((word, to_value(m[2])))
        got = read(build, [(NOW, sentence.format(w)) for w, _ in cases])
        ok = [any(d["value"] == v for d in r["dates"]) for (_, v), r in zip(cases, got)]
        report(f"HeidelTime norm{name}", [(w, v, [d["value"] for d in r["dates"]]) for (w, v), r in zip(cases, got)], ok, left)


HEIDELTIME_EXCEPT = [
    ("feasts and memorial days of other lands", r"المحاربين|الغطاس|الظهور|الهالووين|القديسين|الأموات|الشكر|الاستقلال|كذب|باتريك|الوحدة|السكان|رفع مريم"),
    ("a decade by its number with no century, and the first counted as the second", r"^العقد ال"),
]


# ---- Recognizers: per cent and ranges -------------------------------------------------------

PERCENT_EXCEPT = [
    ("below zero", "سالب"),
    ("«نسبة» before a number that names no hundredth", r"نسبة"),
    ("the sign before the number, as English never had it", r"بالمائة \d"),
    ("addresses", "http"),
]
RANGE_EXCEPT = [
    ("below zero, signs of mathematics", r"سالب|[<>=]|\bس\b|~"),
    ("equality: «يساوي»", r"يساوي|تساوي"),
    ("two bounds said apart: «أكبر من … وأقل من …»", r"(أكبر|أعلى|فوق|أكثر|اكثر|الأكثر|يزيد|أصغر).*(و|أو) ?(أ|ا|ت|ل|ع)(دنى|قل|صغر|حت|خفض|ا تقل|لى الأقل)"),
    ("ordinals for numbers, fractions of fractions", r"العاشر|الخامس|ربع|نصف|2 من 5|٢ في ٥|1/2|٢/١|الربع"),
    ("a year after the range read as its divisor", r"(في|على) +(١٩|٢٠|20|19)\S\S"),
    ("a bare bound of a sum: «أو أكثر» after a number", r"(او|أو) (أ|ا)(كثر|قل|كبر)|وأكثر"),
    ("telephone numbers and dates, where nothing is expected", r"هاتف|رقمي|1995-01|29 /01"),
    ("ages, which are durations here", r"سنة|عاما|عمره"),
    ("«فوق», «تحت», «ادنى» and a bare number", r"فوق|تحت|ادنى"),
    ("two bare numbers that count nothing: «نطاق العدد هو 1000-5000»", r"نطاق|مجال"),
    ("a compound number without «و», no Arabic", r"ألف خمس مائة"),
]


def bounds(value):
    m = re.fullmatch(r"[\[(](-?[\d.]*),(-?[\d.]*)[\])]", value)
    return (m[1], m[2]) if m else None


def recognizers(build, folder):
    for name, reasons in (("PercentModel", PERCENT_EXCEPT), ("NumberRangeModel", RANGE_EXCEPT)):
        path = os.path.join(folder, name + ".json")
        if not os.path.exists(path):
            print(f"skipped: no {path}")
            continue
        with open(path, encoding="utf-8-sig") as f:
            cases = json.load(f)
        fit, left = [], Counter()
        for c in cases:
            why = reason(c["Input"], reasons) or (None if c["Results"] else "nothing is expected")
            if why:
                left[why] += 1
            else:
                fit.append((c["Input"].strip(), [r["Resolution"].get("value", "") for r in c["Results"]]))
        got = read(build, [(NOW, "كتب الباحث أن العدد " + t) for t, _ in fit])
        ok = []
        for (_, want), r in zip(fit, got):
            have = [(f["value"], f["max"], f["mod"], f["unit"]) for f in r["figures"]]
            if name == "PercentModel":
                ok.append(all(any(float(w.rstrip("%")) == h[0] and h[3] == "percent" for h in have) for w in want))
            else:
                ok.append(all(any(in_bounds(bounds(w), h) for h in have) for w in want))
        report(f"Recognizers {name}", [(t, w, [(f["value"], f["max"], f["mod"], f["unit"]) for f in r["figures"]])
                                       for (t, w), r in zip(fit, got)], ok, left)


def in_bounds(want, have):
    """A figure with its modifier says the same as the interval."""
    if not want:
        return False
    low, high = want
    value, top, mod, _ = have
    if low and high:
        return value == float(low) and top == float(high)
    if low:
        return value == float(low) and mod in ("more-than", "at-least", "over")
    return value == float(high) and mod in ("less-than", "at-most", "under", "up-to")


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    build = args[0] if args else os.path.join(TOP, "build")
    recognizers(build, os.path.join(TOP, "..", "shared", "data", "time", "recognizers-text-ar", "Specs", "Number", "Arabic"))
    folder = os.environ.get("ISNAD_PEERS")
    if not folder:
        print("skipped: ISNAD_PEERS names no folder of Duckling, dateparser, HeidelTime")
        return
    duckling_time(build, folder)
    duckling_duration(build, folder)
    duckling_number(build, folder, "Numeral", "numbers", NUMERAL_EXCEPT)
    duckling_number(build, folder, "Ordinal", "ordinals", [])
    for name in ("Quantity", "Volume", "AmountOfMoney"):
        duckling_amount(build, folder, name)
    dateparser(build, folder)
    heideltime(build, folder)


main()
