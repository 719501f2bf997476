#!/usr/bin/env python3
"""The kept annotations: no words of an article, spans in order; an invented article goes in and out of them unchanged."""
import glob
import importlib.util
import json
import os
import re

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ARABIC = re.compile(r'"[^"]*[\u0621-\u064a][^"]*"')


def tap(ok, what):
    print(("ok" if ok else "not ok") + " - " + what)


def spans(x):
    """Every [start, end] below x."""
    if isinstance(x, list) and len(x) == 2 and all(type(v) is int for v in x):
        yield x
    elif isinstance(x, (list, dict)):
        for v in x.values() if isinstance(x, dict) else x:
            yield from spans(v)


spec = importlib.util.spec_from_file_location("gold", os.path.join(TOP, "tools", "gold.py"))
gold = importlib.util.module_from_spec(spec)
spec.loader.exec_module(gold)

for path in sorted(glob.glob(os.path.join(TOP, "test", "gold", "*.json"))):
    raw = open(path, encoding="utf-8").read()
    k = json.loads(raw)
    outlet = {json.dumps(k["outlet"], ensure_ascii=False)}
    ok = (set(ARABIC.findall(raw)) <= outlet and k["doc"] + ".json" == os.path.basename(path)
          and all(0 <= a < b for a, b in spans(k)) and bool(k["statements"]) and all(s["chain"] for s in k["statements"]))
    tap(ok, f"{k['doc']}: offsets only")

text = "قال سمير الوادي أمس إن النهر نهر. وأضاف الوادي أمس أن 3 قرى، وأكد النهر نهر."
given = {"outlet": "المرفأ", "published": "2020-05-02"}
speaker = [{"names": ["سمير الوادي", "الوادي"], "role": "speaker", "anonymous": False, "entity": "samir"}]
made = {"doc": "1", "source": ["set", "id"], "given": {"title": "النهر", **given}, **given, "title": "النهر",
        "body": [["قال سمير", "نهر."], ["وأضاف", "نهر."]],
        "names": [{"text": "الوادي", "n": 2, "type": "person", "entity": "samir"}],
        "dates": [{"text": "أمس", "n": 2, "type": "DATE", "value": "2020-05-01"}],
        "figures": [{"text": "3 قرى", "n": 1, "value": 3, "mod": "exact", "unit": "item", "of": "قرى"}],
        "commitments": [{"text": "النهر نهر", "n": 2, "actor": ["الوادي"], "due": "2020", "status": "planned"}],
        "statements": [{"cue": "أكد", "n": 1, "act": "affirm", "mode": "indirect", "content": "النهر نهر", "content_n": 2,
                        "chain": speaker, "said": "2020-05-01"}]}
article = {"text": text, "title": "النهر"}
kept = gold.pack(made, article)
back = gold.unpack(kept, article)
tap([text[a:b] for a, b in kept["body"]] == [text[:33], text[34:]], "runs of the body end at their own words")
tap(all(back[x] == made[x] for x in made if x not in ("source", "body")), "an annotation comes back as it went in")
tap(gold.pack({**back, "source": made["source"]}, article) == kept, "and goes in again the same")
