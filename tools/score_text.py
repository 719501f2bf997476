#!/usr/bin/env python3
"""Scores sentences and clitics against UD Arabic PUD.

    tools/score_text.py BUILD DATA [--errors N]

DATA holds ud-pud/ar_pud-ud-test.conllu.  Sentences are joined ten to a
paragraph; a boundary is the place between two of them.  Words are the runs of
letters between spaces; their parts are the syntactic words, so the article ال
counts as part of its noun.  A word is right when all its cuts are.
"""
import collections
import os
import re
import subprocess
import sys

LETTERS = re.compile(r"[^\W\d_]", re.U)
MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640\u200b-\u200f\u00ad]")


def sentences(path):
    """(text, [(form, upos, space after)]) of each sentence."""
    text, toks = None, []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# text = "):
            text = line[9:]
        elif not line and toks:
            yield text, toks
            text, toks = None, []
        elif line and not line.startswith("#"):
            c = line.split("\t")
            if c[0].isdigit():
                toks.append((c[1], c[3], "SpaceAfter=No" not in c[9]))


def run(build, mode, text):
    return subprocess.run([os.path.join(build, "bench", "bench_text"), mode], input=text.encode(),
                          capture_output=True, check=True).stdout.decode()


def bare(s):
    return re.sub(r"\s", "", s)


def boundaries(build, texts, errors):
    paragraphs = [texts[i:i + 10] for i in range(0, len(texts), 10)]
    got = run(build, "sentences", "\n".join(" ".join(p) for p in paragraphs)).split("\n\n")
    hit = n_got = n_want = 0
    for p, g in zip(paragraphs, got):
        ends = lambda parts: [sum(len(bare(x)) for x in parts[:i + 1]) for i in range(len(parts) - 1)]
        want, have = set(ends(p)), set(ends([x for x in g.split("\n") if x]))
        hit, n_got, n_want = hit + len(want & have), n_got + len(have), n_want + len(want)
        for at in sorted(want ^ have)[:errors]:
            whole = bare(" ".join(p))
            print("  missed" if at in want else "  extra ", whole[max(0, at - 30):at], "|", whole[at:at + 30])
    f = 2 * hit / (n_got + n_want)
    print(f"sentence boundaries: precision {hit / n_got:.4f} recall {hit / n_want:.4f} F1 {f:.4f} ({n_want} boundaries)")


def gold_words(toks):
    """Runs without space or punctuation → tuples of parts."""
    word = []
    for form, pos, space in toks:
        if pos != "PUNCT" and MARKS.sub("", form):
            word.append(MARKS.sub("", form))
        if space or pos == "PUNCT":
            if word:
                yield tuple(word)
            word = []
    if word:
        yield tuple(word)


def clitics(build, sents, errors):
    out = run(build, "words", "\n".join(text for text, _ in sents)).split("\n\n")
    right = total = cut_right = cut = 0
    wrong = collections.Counter()
    for (_, toks), block in zip(sents, out):
        ours = []
        for line in block.split("\n"):
            c = line.split("\t")
            if len(c) == 6 and c[5] == "0":
                form, pre, post = MARKS.sub("", c[0]), int(c[2]) // 2, int(c[3]) // 2
                rest = form[pre:len(form) - post]
                ours.append(tuple(form[:pre]) + (rest,) + ((form[len(form) - post:],) if post else ()))
        want = [w for w in gold_words(toks) if all(LETTERS.match(ch) for ch in "".join(w))]
        i = 0
        for w in want:  # align by the joined form; PUD's words are a subset of ours
            j = i
            while j < len(ours) and "".join(ours[j]) != "".join(w):
                j += 1
            if j == len(ours):
                continue
            i = j + 1
            total += 1
            right += ours[j] == w
            cut += len(w) > 1
            cut_right += len(w) > 1 and ours[j] == w
            if ours[j] != w:
                wrong["+".join(w) + "  not  " + "+".join(ours[j])] += 1
    print(f"clitics: {right / total:.4f} of {total} words right; {cut_right / max(cut, 1):.4f} of the {cut} that have any")
    for k, n in wrong.most_common(errors):
        print("  ", n, k)


def main():
    build, data = sys.argv[1:3]
    errors = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    path = os.path.join(data, "ud-pud", "ar_pud-ud-test.conllu")
    if not os.path.exists(path):
        print("skipped: no", path)
        return
    sents = list(sentences(path))
    boundaries(build, [t for t, _ in sents], errors)
    clitics(build, sents, errors)


main()
