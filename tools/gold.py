#!/usr/bin/env python3
"""The annotated articles of test/gold: to the scorer's form, and from it.

    tools/gold.py DATA OUT            DATA is ../shared/data; writes NAME.txt and NAME.gold.json to OUT
    tools/gold.py --pack WORK DATA    NAME.txt and NAME.gold.json of the folder WORK to test/gold/NAME.json;
                                      each gold names its article: "source": ["ant-v2", "ID"]

The repository keeps no words of an article: every string of the scorer's form
is a pair of offsets [start, end], in code points, into the article's text as the
data set has it.  A text that is no longer the annotated one is refused.
"""
import glob
import hashlib
import json
import os
import subprocess
import sys

HERE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "test", "gold")
SPANS = ("names", "dates", "figures", "commitments")


def articles(data, wanted):
    """{(set, id): article} of those wanted."""
    found = {}
    for name in sorted({s for s, _ in wanted}):
        raw = subprocess.run(["zstd", "-dc", os.path.join(data, "news", name + ".jsonl.zst")],
                             capture_output=True, check=True).stdout.decode("utf-8")
        for line in raw.split("\n"):
            if line.strip():
                r = json.loads(line)
                if (name, r["id"]) in wanted:
                    found[name, r["id"]] = r
    return found


def digest(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def nth(text, start, end):
    """Which occurrence of text[start:end] the span is, overlapping ones counted."""
    n, at = 0, -1
    while at < start:
        at, n = text.index(text[start:end], at + 1), n + 1
    return n


def place(text, s, n=1):
    """The span of the n-th occurrence."""
    at = -1
    for _ in range(n):
        at = text.index(s, at + 1)
    return [at, at + len(s)]


def near(text, s, at):
    """The span of the occurrence nearest to a place; None when the words stand nowhere."""
    best, i = None, text.find(s)
    while i >= 0:
        if best is None or abs(i - at) < abs(best - at):
            best = i
        i = text.find(s, i + 1)
    return None if best is None else [best, best + len(s)]


def first_words(text, start, end, after):
    """The shortest beginning of the run that a search from `after` finds at its place."""
    n = min(20, end - start)
    while text.find(text[start:start + n], after) != start:
        n += 1
    return text[start:start + n]


def last_words(text, start, end):
    """The shortest end of the run that a search from its start finds at its place."""
    n = min(20, end - start)
    while text.find(text[end - n:end], start) != end - n:
        n += 1
    return text[end - n:end]


def unpack(k, article):
    """The scorer's form of one kept annotation."""
    text = article["text"]
    words = lambda span: text[span[0]:span[1]]
    meta = k.get("given")
    title = article.get("title") if meta else words(k["title"]) if k.get("title") else None
    g = {"doc": k["doc"]}
    if meta:
        g["given"] = {"title": title, **meta}
    if k.get("credit"):
        g["credit"] = words(k["credit"])
    g.update(outlet=k.get("outlet"), title=title, published=k.get("published"), body=[])
    after = 0
    for start, end in k["body"]:
        g["body"].append([first_words(text, start, end, after), last_words(text, start, end)])
        after = end
    for key in SPANS:
        g[key] = []
        for r in k[key]:
            out = {x: v for x, v in r.items() if x not in ("at", "of", "actor")}
            out.update(text=words(r["at"]), n=nth(text, *r["at"]))
            if r.get("of"):
                out["of"] = words(r["of"])
            if "actor" in r:
                out["actor"] = [words(a) for a in r["actor"]]
            g[key].append(out)
    g["statements"] = []
    for r in k["statements"]:
        chain = [{**link, "names": [words(s) for s in link["names"]]} for link in r["chain"]]
        g["statements"].append({"cue": words(r["cue"]), "n": nth(text, *r["cue"]), "act": r["act"], "mode": r["mode"],
                                "content": words(r["content"]), "content_n": nth(text, *r["content"]),
                                "chain": chain, "said": r.get("said")})
    return g


def pack(g, article):
    """The repository's form of one annotation."""
    text = article["text"]
    k = {"doc": g["doc"], "set": g["source"][0], "id": g["source"][1], "sha256": digest(text)}
    if g.get("given"):
        k["given"] = {x: v for x, v in g["given"].items() if x != "title"}
    elif g.get("title"):
        k["title"] = place(text, g["title"])
    if g.get("credit"):
        k["credit"] = place(text, g["credit"])
    k.update(outlet=g.get("outlet"), published=g.get("published"), body=[])
    after = 0
    for first, last in g["body"]:
        start = text.index(first, after)
        after = text.index(last, start) + len(last)
        k["body"].append([start, after])
    for key in SPANS:
        k[key] = []
        for r in g[key]:
            at = place(text, r["text"], r.get("n", 1))
            out = {"at": at, **{x: v for x, v in r.items() if x not in ("text", "n", "of", "actor")}}
            if r.get("of"):
                of = near(text, r["of"], at[0])
                if of is None:
                    sys.exit(f"{g['doc']}: counted words not in the text: {r['of']}")
                out["of"] = of
            if "actor" in r:
                out["actor"] = [near(text, a, at[0]) for a in r["actor"]]
            k[key].append(out)
    k["statements"] = []
    for r in g["statements"]:
        cue = place(text, r["cue"], r.get("n", 1))
        chain = [{"names": [near(text, s, cue[0]) for s in link["names"]],
                  **{x: v for x, v in link.items() if x != "names"}} for link in r["chain"]]
        k["statements"].append({"cue": cue, "act": r["act"], "mode": r["mode"],
                                "content": place(text, r["content"], r.get("content_n", 1)),
                                "chain": chain, "said": r.get("said")})
    return k


def dump(k):
    """JSON, one record a line."""
    lines = []
    for key, v in k.items():
        if isinstance(v, list) and v and isinstance(v[0], (dict, list)):
            rows = ",\n".join("  " + json.dumps(x, ensure_ascii=False) for x in v)
            lines.append(f' "{key}": [\n{rows}]')
        else:
            lines.append(f' "{key}": {json.dumps(v, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def load(folder, ending):
    return [json.load(open(p, encoding="utf-8")) for p in sorted(glob.glob(os.path.join(folder, "*" + ending)))]


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "--pack":
        golds = load(sys.argv[2], ".gold.json")
        found = articles(sys.argv[3], {tuple(g["source"]) for g in golds})
        for g in golds:
            with open(os.path.join(HERE, g["doc"] + ".json"), "w", encoding="utf-8") as f:
                f.write(dump(pack(g, found[tuple(g["source"])])))
        return
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    kept = load(HERE, ".json")
    found = articles(sys.argv[1], {(k["set"], k["id"]) for k in kept})
    os.makedirs(sys.argv[2], exist_ok=True)
    for k in kept:
        article = found.get((k["set"], k["id"]))
        if article is None or digest(article["text"]) != k["sha256"]:
            sys.exit(f"{k['doc']}: {k['set']} {k['id']} is not the text that was annotated")
        out = os.path.join(sys.argv[2], k["doc"])
        with open(out + ".txt", "w", encoding="utf-8", newline="") as f:
            f.write(article["text"].rstrip("\0"))
        with open(out + ".gold.json", "w", encoding="utf-8") as f:
            json.dump(unpack(k, article), f, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
