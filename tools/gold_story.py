#!/usr/bin/env python3
"""The annotated stories of test/gold-story: to the scorer's form, and from the annotator's.

    tools/gold_story.py DATA OUT              DATA is ../shared/data; writes to OUT/read and OUT/unread
                                              docs.jsonl, gold.json, work.txt
    tools/gold_story.py --pack SET WORK DATA  WORK, in the form of work.txt, to test/gold-story/SET.json

work.txt, one thing a line:

    story LABEL                            the articles below belong to it; `noise`: each is a story of its own
    NAME SET ID                            an article, and what the lines below call it
    KIND RELATION [*] | about | NAME: words | NAME: words       an item; * marks the salient ones
    trap | why | NAME: words | NAME: words                      must not be paired
    ok | NAME: words | NAME: words                              true too, neither asked for nor counted as false
    reprint KIND | NAME | NAME             related | NAME | NAME

The repository keeps no words of an article: a side is [ID, at, length, check], in code points of the text as the
data set has it, with the first digits of the sha256 of its words.  A text that is no longer the annotated one is refused.
"""
import hashlib
import json
import os
import re
import subprocess
import sys

GOLD = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "test", "gold-story")
SETS = ("read", "unread")
KINDS = ("figure", "denial", "position", "date", "name", "quotation")
RELATIONS = ("disagreement", "revision", "scope")
LISTS = ("disagreements", "traps", "acceptable")
OUTLET = {"skynews": "سكاي نيوز عربية", "france24": "فرانس 24", "BBC": "بي بي سي عربي", "alarabia": "العربية", "CNN": "سي إن إن بالعربية",
          "alyaum": "اليوم", "almadina": "المدينة", "sabq": "سبق", "alweeam": "الوئام", "aljazirah": "الجزيرة", "alriyadh": "الرياض",
          "3alyoum": "عين اليوم", "aawsat": "الشرق الأوسط", "okaz": "عكاظ", "aleqtisadiya": "الاقتصادية"}


def articles(data, wanted):
    """{id: article} of those wanted: {id: set}."""
    found = {}
    for name in sorted(set(wanted.values())):
        raw = subprocess.run(["zstd", "-dc", os.path.join(data, "news", name + ".jsonl.zst")], capture_output=True, check=True).stdout
        for m in re.finditer(rb'^\{"id": "([^"]+)".*$', raw, re.M):
            if wanted.get(m.group(1).decode("utf-8")) == name:
                r = json.loads(m.group(0))
                found[r["id"]] = r
    return found


def check(text, digits):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:digits]


def words(side, texts):
    """The words of a side; None where the text has others there."""
    name, at, n, digest = side
    s = texts.get(name, "")[at:at + n]
    return s if check(s, 8) == digest else None


def place(name, said, text):
    """The side of words that stand once in a text, whatever the spaces between them."""
    m = list(re.finditer(r"\s+".join(map(re.escape, said.split())), text))
    if len(m) != 1:
        raise ValueError(f"{name}: {len(m)} times: {said}")
    s = m[0].group()
    return [name, m[0].start(), len(s), check(s, 8)]


def fields(line):
    return [f.strip() for f in line.split(" | ")]


def pack(work, data):
    """The repository's form of an annotation in the form of work.txt."""
    lines = [x for x in work.split("\n") if x.strip() and not x.startswith("#")]
    known, docs, label, n_noise = {}, [], None, 0
    for line in lines:
        w = line.split()
        if w[0] == "story":
            label = w[1]
        elif len(fields(line)) == 1:
            n_noise += label == "noise"
            known[w[0]] = w[2]
            docs.append({"set": w[1], "id": w[2], "story": f"noise-{n_noise:02}" if label == "noise" else label})
    texts = {i: r["text"] for i, r in data({d["id"]: d["set"] for d in docs}).items()}
    for d in docs:
        d["check"] = check(texts[d["id"]], 16)
    k = {"documents": docs, "reprints": [], "related": [], "disagreements": [], "traps": [], "acceptable": []}

    def sides(parts):
        return [place(known[name], said, texts[known[name]]) for name, said in (p.split(": ", 1) for p in parts)]

    for line in lines:
        f = fields(line)
        w = f[0].split()
        if w[0] in KINDS and w[1] in RELATIONS:
            k["disagreements"].append({"kind": w[0], "relation": w[1], "core": "*" in w, "about": f[1], "sides": sides(f[2:])})
        elif w[0] == "trap":
            k["traps"].append({"why": f[1], "sides": sides(f[2:])})
        elif w[0] == "ok":
            k["acceptable"].append({"sides": sides(f[1:])})
        elif w[0] in ("reprint", "related"):
            k[w[0] + "s" if w[0] == "reprint" else w[0]].append([known[f[1]], known[f[2]], *w[1:]])
        elif w[0] != "story" and len(f) > 1:
            raise ValueError(line)
    return k


def unpack(k, found):
    """The scorer's form, and the articles; an error names the first side that does not hold."""
    texts = {i: r["text"] for i, r in found.items()}
    for d in k["documents"]:
        if check(texts.get(d["id"], ""), 16) != d["check"]:
            raise ValueError(f"{d['id']}: not the annotated text")
    g = {"stories": {d["id"]: d["story"] for d in k["documents"]}, "reprints": k["reprints"], "related": k["related"]}
    for key in LISTS:
        g[key] = []
        for x in k[key]:
            said = [{"document": s[0], "text": words(s, texts)} for s in x["sides"]]
            if any(s["text"] is None for s in said):
                raise ValueError(f"{x}: other words there")
            g[key].append({**x, "sides": said})
    docs = []
    for d in k["documents"]:
        r = found[d["id"]]
        docs.append({"uri": r["id"], "outlet": OUTLET.get(r["outlet"], r["outlet"]), "title": r["title"], "published": r["date"][:10],
                     "text": r["text"]})
    return g, docs


def work_of(k, g):
    """The annotator's form, every article under its own id."""
    out, label = [], None
    for d in k["documents"]:
        story = "noise" if d["story"].startswith("noise-") else d["story"]
        if story != label:
            out.append(f"story {story}")
        label = story
        out.append(f"{d['id']} {d['set']} {d['id']}")
    said = lambda x: "".join(f" | {s['document']}: {' '.join(s['text'].split())}" for s in x["sides"])
    out += [f"{x['kind']} {x['relation']}{' *' if x['core'] else ''} | {x['about']}{said(x)}" for x in g["disagreements"]]
    out += [f"trap | {x['why']}{said(x)}" for x in g["traps"]]
    out += ["ok" + said(x) for x in g["acceptable"]]
    out += [f"reprint {x[2]} | {x[0]} | {x[1]}" for x in g["reprints"]] + [f"related | {x[0]} | {x[1]}" for x in g["related"]]
    return "\n".join(out) + "\n"


def write(k):
    """One item a line: a change of the annotation is a change of its lines."""
    one = lambda v: json.dumps(v, ensure_ascii=False)
    rows = lambda v: "[\n" + ",\n".join("  " + one(x) for x in v) + "\n ]"
    return "{\n" + ",\n".join(f' {one(key)}: {rows(v) if isinstance(v, list) else one(v)}' for key, v in k.items()) + "\n}\n"


def file_of(name):
    return os.path.join(GOLD, name + ".json")


def main():
    if len(sys.argv) == 5 and sys.argv[1] == "--pack":
        work = open(sys.argv[3], encoding="utf-8").read()
        open(file_of(sys.argv[2]), "w", encoding="utf-8").write(write(pack(work, lambda wanted: articles(sys.argv[4], wanted))))
        return
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    kept = {name: json.load(open(file_of(name), encoding="utf-8")) for name in SETS}
    found = articles(sys.argv[1], {d["id"]: d["set"] for k in kept.values() for d in k["documents"]})
    for name, k in kept.items():
        g, docs = unpack(k, found)
        out = os.path.join(sys.argv[2], name)
        os.makedirs(out, exist_ok=True)
        files = {"docs.jsonl": "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in docs), "work.txt": work_of(k, g),
                 "gold.json": json.dumps(g, ensure_ascii=False, indent=1)}
        for file, text in files.items():
            open(os.path.join(out, file), "w", encoding="utf-8").write(text)


if __name__ == "__main__":
    main()
