#!/usr/bin/env python3
"""Learns lexicon/stem.tsv: stems of news Arabic and how often they stand.

    tools/make_stem.py BUILD NEWS.jsonl.zst … > lexicon/stem.tsv

Counts written forms, then decides form by form, short ones first, whether what
looks like a proclitic or a pronoun is one.  The evidence is the paradigm: a stem
that is a noun also stands with the article («البلد», so «بلد» is no ب + لد),
and what is left after a clitic must stand by itself elsewhere («شكل»).
Only counts leave this script; no text does.
"""
import collections
import json
import math
import os
import subprocess
import sys
import threading

from make_fold import judgements

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

AL = "ال"
HAMZA = ("أ", "إ")
MIN_COUNT, MAX_STEMS = 4, 90000
PREPOSITIONS, CONJUNCTIONS = "بلك", "وف"
SUFFIXES = ["هما", "ها", "هم", "هن", "كم", "نا", "ني", "ه"]


def read_forms(build, files):
    """Counts of forms (ة kept at the end), and of those with hamza on an alef that is their first, their second letter."""
    forms = collections.Counter()
    hamza, hamza_second = collections.Counter(), collections.Counter()
    for path in files:
        text = subprocess.Popen(["zstd", "-dc", path], stdout=subprocess.PIPE)
        words = subprocess.Popen([build + "/bench/bench_text", "words"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed():
            for line in text.stdout:
                d = json.loads(line)
                words.stdin.write((d.get("title", "") + "\n" + d["text"] + "\n").encode())
            words.stdin.close()
        threading.Thread(target=feed).start()
        for line in words.stdout:
            c = line.split(b"\t")
            if len(c) != 6 or c[5][:1] != b"0":
                continue
            written = c[0][:4].decode(errors="ignore")
            where = 1 if written[:1] in HAMZA else 2 if written[1:2] in HAMZA else 0
            forms[(c[1], int(c[4]) & (4 | 32), where if written[1:] else 0)] += 1
    out = collections.Counter()
    for (key, flags, where), n in forms.items():
        if flags & 32:
            continue
        key = key.decode()
        if not key.isalpha() or len(key) < 2 or not ("\u0621" <= key[0] <= "\u064a"):
            continue
        if flags & 4:
            key = key[:-1] + "ة"
        out[key] += n
        if where == 1:
            hamza[key] += n
        if where == 2:
            hamza_second[key] += n
    return out, hamza, hamza_second


def closed_class():
    """key → (letters before, letters after) of lexicon/clitic.tsv."""
    letter = judgements()
    out = {}
    for line in open(os.path.join(TOP, "lexicon", "clitic.tsv"), encoding="utf-8"):
        c = line.rstrip("\n").split("\t")
        if line.startswith("#") or c[0].endswith(":key"):
            continue
        for form in c[0].split("|"):
            key = "".join(letter.get(ord(x), ("", ""))[1] or x for x in form)
            out.setdefault(key, (int(c[1]), int(c[2])))
    return out


def main():
    build, files = sys.argv[1], sys.argv[2:]
    C, hamza, hamza_second = read_forms(build, files)
    total = sum(C.values())

    # Nouns by their article.
    with_al = collections.Counter()
    bare = collections.Counter()
    for w, n in C.items():
        for p in ("", "و", "ف", "ب", "ك", "وب", "فب", "وك"):
            if w.startswith(p + AL) and len(w) >= len(p) + 4:
                with_al[w[len(p) + 2:]] += n
                break
        else:
            for p in ("لل", "ولل", "فلل"):
                if w.startswith(p) and len(w) >= len(p) + 2:
                    with_al[w[len(p):]] += n
                    break
            else:
                bare[w] += n
    # «المانيا», «الي»: ال of their own where the rest is not known by itself.
    for s in list(with_al):
        direct = C[AL + s]
        own = hamza[AL + s] > 0.6 * direct
        if direct and (own or (bare[s] == 0 and C["ب" + s] + C["ل" + s] + C["و" + s] == 0 and len(s) <= 3)):
            bare[AL + s] += direct
            with_al[s] -= direct

    N = collections.Counter()
    for s, n in with_al.items():
        if n > 0:
            N[s] += n

    def noun(w):
        return with_al[w]

    closed = closed_class()
    short = {w for w, (a, b) in closed.items() if a == b == 0}

    verdict = {}

    def weak(r, n, share=0.05):
        """Too rare by itself to be what stands behind a clitic of `n` words?"""
        if len(r) == 2 and r not in short and with_al[r] < 0.05 * N[r]:
            share = max(share, 1)
        there = max(N[r], bare[r] if r in verdict else 0)  # «سيكون» was cut, and is there
        return there < share * n or there < 3

    for w in sorted(bare, key=lambda x: (len(x), x)):
        n = bare[w]
        x, r = w[0], w[1:]
        cut = False
        if w in closed:
            before, after = closed[w]
            N[w[before:len(w) - after]] += n
            continue
        if len(r) >= 2 and x in PREPOSITIONS:
            if r.startswith("ا") and hamza_second[w] > 0.5 * n:
                cut = not weak(r, n * 0.2)
            else:
                cut = noun(w) < 0.03 * n and not weak(r, n, 2 if x == "ك" else 0.1)
        elif len(r) >= 2 and x in CONJUNCTIONS:
            other = noun(w) + sum(C[p + w] for p in "وفبل")
            if r.startswith("ا") and hamza_second[w] > 0.5 * n:
                cut = not weak(r, n * 0.2)
            else:
                cut = other < 0.05 * n and not weak(r, n, 0.5 if x == "ف" else 0.05)
            if r.startswith(AL):
                cut = True
        elif len(r) >= 3 and x == "س" and r[0] in "يتنا":
            cut = noun(w) < 0.03 * n and not weak(r, n) and noun(r) < 0.2 * N[r]
        # what is left must not need the prefix: an alef that is mostly hamza
        if cut and r[0] == "ا" and hamza[r] > 0.5 * C[r] and hamza_second[w] < 0.2 * n:
            cut = False
        if cut:
            verdict[w] = r
            N[r] += n
        else:
            N[w] += n

    # «وبشكل»: a remainder that was itself cut passes its count on.
    for w in sorted(verdict, key=len, reverse=True):
        r = verdict[w]
        if r in verdict and N[r]:
            N[verdict[r]] += N[r]
            N[r] = 0

    # Pronouns.
    def stems_before(r):
        yield r
        if r.endswith("ت"):
            yield r[:-1] + "ة"
        if r.endswith("ا"):
            yield r[:-1] + "ي"
        if r[-1] in "يو":
            yield r[:-1] + "ء"
        if r.endswith("و"):
            yield r + "ا"

    for b in sorted(N, key=len, reverse=True):
        n = N[b]
        if n <= 0 or b in closed:
            continue
        for q in SUFFIXES:
            if not b.endswith(q) or len(b) - len(q) < 2:
                continue
            r = b[:-len(q)]
            best = max(stems_before(r), key=lambda s: N[s])
            if N[best] < 3:
                break
            limit = 0.05 * n
            nominal = with_al[best] > 0.05 * N[best]
            if q in ("نا", "ني", "كم", "هن") and (not nominal if q == "نا" else False):
                break
            if q in ("كم", "هن", "ني", "نا"):
                limit = 0.3 * n
            if with_al[b] < 0.02 * n and N[best] >= limit:
                N[best] += n
                N[b] = 0
            break

    stems = sorted(((n, s) for s, n in N.items() if n >= MIN_COUNT and len(s) > 1), reverse=True)[:MAX_STEMS]
    print("# Stems of news Arabic, learned by tools/make_stem.py from counts over ANT Corpus v1 (Apache-2.0), ANT Corpus v2 and")
    print("# Arabic Newspapers (no licence stated: counts only).  Folded, but for a final ة.")
    print("# weight: 2 log2 of the count.  marks: n stands with the article; h begins with a hamza that papers write.")
    print("stem\tweight\tmarks")
    for n, s in sorted(stems, key=lambda x: x[1]):
        marks = ("n" if with_al[s] > 0.02 * n else "") + ("h" if s[0] == "ا" and hamza[s] > 0.5 * max(C[s], 1) else "")
        print(f"{s}\t{min(31, round(2 * math.log2(n) - 3))}\t{marks}")
    print(f"{len(C)} forms of {total} words, {len(stems)} stems", file=sys.stderr)


main()
