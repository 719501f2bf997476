#!/usr/bin/env python3
"""Raw news and lists of names as plain text for tools/cluster.

    tools/rawnews.py news DATA > NEWS.txt     paragraphs of the sets whose counts and clusters may ship
    tools/rawnews.py names DATA > NAMES.tsv   word <tab> s|g|l
"""
import collections
import json
import re
import subprocess
import sys


def news(data):
    for name in ("ant-v1", "ant-v2", "arabic-newspapers"):
        raw = subprocess.run(["zstd", "-dc", f"{data}/news/{name}.jsonl.zst"], capture_output=True, check=True).stdout
        for line in raw.decode("utf-8", "replace").split("\n"):
            if line.strip():
                r = json.loads(line)
                for part in (r.get("title"), r.get("abstract"), r.get("text")):
                    for p in re.split(r"[\r\n]+", part or ""):
                        if p.strip():
                            print(p.strip())


def names(data):
    for line in open(f"{data}/names/wikidata-variants/wd_arabic_80", encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if len(f) >= 2:
            print(f[1].replace(" ", ""), "s", sep="\t")
    given, last = collections.Counter(), collections.Counter()
    for line in open(f"{data}/names/persons-hkiri/Pers-En-Ar/Pers.Ar.txt", encoding="utf-8"):
        w = re.findall(r"[\u0621-\u064a]+", line)
        if 2 <= len(w) <= 4:
            given[w[0]] += 1
            last[w[-1]] += 1
    for words, kind in ((given, "g"), (last, "l")):
        for w in sorted(words):
            if words[w] >= 2:
                print(w, kind, sep="\t")


{"news": news, "names": names}[sys.argv[1]](sys.argv[2])
