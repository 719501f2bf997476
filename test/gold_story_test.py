#!/usr/bin/env python3
"""The annotated stories: no words of an article, sides that hold in the shared data; an invented story goes in and out unchanged."""
import importlib.util
import json
import os
import re

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(os.path.dirname(TOP), "shared", "data")


def tap(ok, what):
    print(("ok" if ok else "not ok") + " - " + what)


spec = importlib.util.spec_from_file_location("gold_story", os.path.join(TOP, "tools", "gold_story.py"))
story = importlib.util.module_from_spec(spec)
spec.loader.exec_module(story)


def holds(name):
    """What the annotation of one set must be, whatever the articles."""
    raw = open(story.file_of(name), encoding="utf-8").read()
    k = json.loads(raw)
    label = {d["id"]: d["story"] for d in k["documents"]}
    all_sides = [s for key in story.LISTS for x in k[key] for s in x["sides"]]
    tap(not re.search("[\u0600-\u06ff]", raw), name + ": offsets only")
    tap(all(s[0] in label and s[1] >= 0 and s[2] > 0 for s in all_sides) and all(len(x["sides"]) == 2 for key in story.LISTS for x in k[key]),
        name + ": every item has two sides in its articles")
    tap(all(x["kind"] in story.KINDS and x["relation"] in story.RELATIONS and x["about"] for x in k["disagreements"]), name + ": kinds and relations")
    tap(len(label) == len(k["documents"]) and all(p[0] in label and p[1] in label for p in k["reprints"] + k["related"]), name + ": pairs of its articles")
    items = {tuple(tuple(s) for s in x["sides"]) for x in k["disagreements"]}
    tap(not items & {tuple(tuple(s) for s in x["sides"]) for x in k["traps"] + k["acceptable"]}, name + ": no item is a trap")
    if not os.path.isdir(os.path.join(DATA, "news")):
        print(f"ok - {name}: every side stands once in its article # SKIP no ../shared/data/news")
        return set(label)
    gold, docs = story.unpack(k, story.articles(DATA, {d["id"]: d["set"] for d in k["documents"]}))
    text = {d["uri"]: d["text"] for d in docs}
    once = lambda s: len(re.findall(r"\s+".join(map(re.escape, s["text"].split())), text[s["document"]])) == 1
    tap(all(once(s) for key in story.LISTS for x in gold[key] for s in x["sides"]), name + ": every side stands once in its article")
    return set(label)


kept = [holds(name) for name in story.SETS]
tap(not kept[0] & kept[1], "no article is in both")

made = {"1": {"id": "1", "outlet": "المرفأ", "title": "حريق", "date": "2020-05-02T10:00", "text": "أصيب ثلاثة\u00a0عمال في حريق المرفأ. ونفى المدير."},
        "2": {"id": "2", "outlet": "المنارة", "title": "حريق", "date": "2020-05-03", "text": "أصيب خمسة عمال في حريق المرفأ، وأكد الحارس."}}
work = ("story fire\na own 1\nb own 2\nfigure revision * | wounded | a: أصيب ثلاثة عمال | b: أصيب خمسة عمال\n"
        "trap | other men | a: ونفى المدير | b: وأكد الحارس\nrelated | a | b\n")
kept = story.pack(work, lambda wanted: made)
gold, docs = story.unpack(kept, made)
tap([s["text"] for s in gold["disagreements"][0]["sides"]] == ["أصيب ثلاثة\u00a0عمال", "أصيب خمسة عمال"] and docs[0]["published"] == "2020-05-02",
    "an annotation comes out in the words of its articles")
tap(story.pack(story.work_of(kept, gold), lambda wanted: made) == kept, "and goes in again the same")


def refused(call):
    try:
        call()
    except ValueError:
        return True
    return False


other = {**made, "2": {**made["2"], "text": made["2"]["text"] + " "}}
tap(refused(lambda: story.unpack(kept, other)), "a changed text is refused")
kept["documents"][1]["check"] = story.check(other["2"]["text"], 16)
tap(not refused(lambda: story.unpack(kept, other)), "its new check is taken")
kept["traps"][0]["sides"][1][1] -= 1
tap(refused(lambda: story.unpack(kept, other)), "a side that slipped is refused")
tap(refused(lambda: story.pack(work.replace("ونفى المدير", "حريق المدير"), lambda wanted: made)), "words that are not there are refused")
