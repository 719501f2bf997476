#!/usr/bin/env python3
"""Writes lexicon/fold_unicode.tsv: what Unicode itself says of folding.

    tools/make_fold.py > lexicon/fold_unicode.tsv

For each letter of the ranges below: compatibility decomposition, lower case,
no combining marks, then the judgements of lexicon/fold.tsv letter by letter.
Needed again only when those judgements or Unicode change.
"""
import os
import unicodedata

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RANGES = [(0xAA, 0xAA), (0xB5, 0xB5), (0xBA, 0xBA), (0xC0, 0x24F), (0x370, 0x556), (0x1E00, 0x1FFF), (0xFB00, 0xFB06),
          (0xFB50, 0xFDFC), (0xFE70, 0xFEFC), (0xFF21, 0xFF5A), (0x1D400, 0x1D7FF), (0x1EE00, 0x1EEFF)]
PLAIN = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ŧ": "t",
         "ŋ": "n", "ĸ": "k", "ə": "e"}
KINDS = {"seat": "ئ", "marbuta": "ة", "maqsura": "ى", "above": "أ", "below": "إ"}


def judgements():
    """code point → (kind, to) from fold.tsv."""
    table = {}
    for line in open(os.path.join(TOP, "lexicon", "fold.tsv"), encoding="utf-8"):
        cell = line.rstrip("\n").split("\t")
        if line.startswith("#") or cell[0] == "from":
            continue
        low, _, high = cell[0].partition("-")
        for i, cp in enumerate(range(int(low, 16), int(high or low, 16) + 1)):
            to = cell[2]
            if to and cell[1] in ("digit", "latin"):
                to = chr(ord(to) + i)
            table[cp] = (cell[1], to)
    return table


def kind_of(source, to, table):
    if to[0] < "\u0250":
        return "digit" if to.isdigit() else "latin"
    if len(to) == 1 and len(source) == 1:
        kind = table.get(ord(source), ("letter", ""))[0]
        if kind in KINDS:
            return kind
    return "letter"


def main():
    table = judgements()
    print("# What Unicode says of folding: presentation forms, ligatures, case, letters with marks.  Written by tools/make_fold.py.")
    print("from\tkind\tto\texample\tsource")
    for low, high in RANGES:
        for cp in range(low, high + 1):
            c = chr(cp)
            if cp in table or unicodedata.category(c)[0] not in "LN":
                continue
            wide = unicodedata.normalize("NFKC", c).lower()
            bare = "".join(x for x in unicodedata.normalize("NFD", wide) if not unicodedata.combining(x)) if low < 0xFB50 or low > 0xFEFC else wide
            bare = "".join(PLAIN.get(x, x) for x in bare)
            if low == 0xFB50 or low == 0xFE70:
                bare = bare.replace(" ", "")  # a mark shown alone is shown on a space
            to = ""
            if " " not in bare:
                bare = "".join(x for x in bare if unicodedata.category(x)[0] in "LN" or table.get(ord(x), ("other", ""))[0] != "other")
            for x in bare:
                kind, t = table.get(ord(x), ("letter", ""))
                to += "" if kind in ("mark", "tanwin", "shadda", "hamza") else t or x
            if not to and low in (0xFB50, 0xFE70):
                print(f"{cp:04X}\tmark\t\t{c}\tUnicode {unicodedata.unidata_version}")
                continue
            if " " in bare or not to or to == c:
                continue
            assert len(to.encode()) <= 3 * len(c.encode()), (c, to)
            print(f"{cp:04X}\t{kind_of(wide, to, table)}\t{to}\t{c}\tUnicode {unicodedata.unidata_version}")


if __name__ == "__main__":
    main()
