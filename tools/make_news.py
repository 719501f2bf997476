#!/usr/bin/env python3
"""Synthetic news, as much as is asked for, out of real news by recombination.

    tools/make_news.py DATA N [SEED] [WORDS] [CUT] > docs.jsonl

DATA holds saudinewsnet.jsonl.zst and ant-v2.jsonl.zst (either is enough).  N articles in order of publication, the same ones
for the same arguments:

- An address is synthetic/SEED/STORY/N.  A new article opens a story (a third of them), tells one on, or reprints a text.  Which story is told on is drawn from the
  articles before it, mostly late ones, so that a few stories grow long and run for years and most stay short.
- A story's sentences come from four real articles.  Its rare words (names of people, places and firms mostly) are exchanged
  for other rare words with the same proclitics, one way for the whole story, so that two stories out of the same articles have other actors.
  Numbers and days change with every article.
- A reprint (one in seven) is a text of the last few thousand in another outlet: the end cut off, a sentence left out, some words
  changed, or nothing at all; a third name their source.

WORDS (default 130) is the mean length; real news there has about 290, half of it under 180.  With CUT a text ends with the
sentence in which it comes to so many words.  Only the Python standard library, and zstd.
"""
import collections
import datetime
import json
import math
import os
import random
import re
import subprocess
import sys

OPENS, REPRINTS = 0.33, 1 / 7
LATE, RECENT = 20000, 3000          # articles back: of a story told on mostly, of a text reprinted
FIRST, DAYS = datetime.date(2010, 1, 1), 6100
WORD = re.compile(r"[\u0621-\u064a]+|[0-9]+")
PROCLITICS = re.compile(r"^(وال|بال|كال|فال|لل|ال|و|ب|ل|)")


def lines(path):
    p = subprocess.Popen(["zstd", "-dcq", path], stdout=subprocess.PIPE)
    yield from p.stdout
    p.wait()


def real(data):
    """Titles and sentences of real articles, and their outlets."""
    out, outlets = [], set()
    for name in ("saudinewsnet", "ant-v2"):
        path = os.path.join(data, name + ".jsonl.zst")
        for x in lines(path) if os.path.exists(path) else ():
            d = json.loads(x)
            parts = [s.strip() for s in re.split(r"\n+|(?<=[.؟!])\s+", d["text"])]
            parts = [s for s in parts if 5 <= s.count(" ") <= 60]
            if len(parts) > 2 and d["title"]:
                out.append((d["title"].strip(), parts))
                outlets.add(d["outlet"])
    return out, sorted(outlets)


def rare_words(base):
    """Word → (its class, its place in the class); class → words."""
    df = collections.Counter()
    for title, parts in base:
        df.update({w for s in (title, *parts) for w in WORD.findall(s)})
    classes, place = collections.defaultdict(list), {}
    for w in sorted(w for w, n in df.items() if 3 <= n <= 200 and len(w) > 3 and not w[0].isdigit()):
        c = PROCLITICS.match(w).group()
        place[w] = (c, len(classes[c]))
        classes[c].append(w)
    return place, classes


def cut(text, most):
    """Whole sentences, up to the one that has the word number `most`."""
    parts, n = text.split("\n"), 0
    for i, part in enumerate(parts):
        n += part.count(" ") + 1
        if n >= most:
            return "\n".join(parts[:i + 1])
    return text


class News:
    def __init__(self, data, seed, words):
        self.base, self.outlets = real(data)
        if not self.base:
            raise SystemExit(f"skipped: no news in {data}")
        self.place, self.classes = rare_words(self.base)
        self.rng = random.Random(seed)
        self.seed, self.words = seed, words
        self.story_of = []   # of every article
        self.n_stories = 0
        self.last = []       # the RECENT articles, as a ring

    def story(self, k):
        """Of story k: its title, its opening sentences, all its sentences, and what gives a sentence its own names."""
        rng = random.Random(self.seed * 1000003 + k)
        at = rng.randrange(len(self.base))
        title, first = self.base[at]
        # the first article's sentences thrice: a story keeps to its matter
        pool = first[:14] * 3
        for _ in range(3):
            pool += self.base[(at + rng.randrange(1, 400)) % len(self.base)][1][:8]
        shift = rng.randrange(1, 1 << 30)

        def other(m):
            w = m.group()
            c = self.place.get(w)
            return w if c is None else self.classes[c[0]][(c[1] + shift) % len(self.classes[c[0]])]
        return title, first[:3], pool, lambda s: WORD.sub(other, s)

    def numbers(self, text):
        rng = self.rng

        def other(m):
            w = m.group()
            if not w[0].isdigit() or len(w) > 6 or rng.random() < 0.5:
                return w
            v = int(w)
            return str(rng.randrange(1, 29) if v < 30 else max(1, int(v * rng.uniform(0.8, 1.3))))
        return WORD.sub(other, text)

    def told(self, k, first):
        """An article of story k."""
        rng = self.rng
        title, lead, pool, named = self.story(k)
        want = max(40, rng.lognormvariate(math.log(self.words) - 0.18, 0.6))
        text, n = [rng.choice(lead)], 0
        n = text[0].count(" ")
        while n < want and len(text) < 40:
            s = rng.choice(pool)
            if s not in text:
                text.append(s)
            n += s.count(" ") + 1
        if not first and rng.random() < 0.7:
            title = " ".join(rng.choice(pool).split()[:9])
        return named(title), self.numbers(named("\n".join(text)))

    def reprinted(self, old):
        """Another outlet's copy of an article."""
        rng = self.rng
        parts = old["text"].split("\n")
        kind = rng.random()
        if kind < 0.35 and len(parts) > 2:
            parts = parts[:max(2, int(len(parts) * rng.uniform(0.4, 0.9)))]
        elif kind < 0.55 and len(parts) > 3:
            del parts[rng.randrange(1, len(parts))]
        text = "\n".join(parts)
        if rng.random() < 0.5:
            w = text.split(" ")
            for i in range(0, len(w), rng.randrange(15, 60)):
                w[i] = rng.choice(w)
            text = " ".join(w)
        if rng.random() < 0.33:
            text = f"نقلا عن {old['outlet']}\n{text}"
        title = old["title"] if rng.random() < 0.5 else " ".join(parts[0].split()[:8])
        return title, text

    def articles(self, n):
        rng = self.rng
        for i in range(n):
            outlet = rng.choice(self.outlets)
            draw = rng.random()
            if self.last and draw < REPRINTS:
                old = rng.choice(self.last)
                k = self.story_of[old["n"]]
                title, text = self.reprinted(old)
            else:
                first = not self.story_of or draw < REPRINTS + OPENS
                if first:
                    k, self.n_stories = self.n_stories, self.n_stories + 1
                else:
                    back = min(len(self.story_of), LATE if rng.random() < 0.8 else len(self.story_of))
                    k = self.story_of[-1 - rng.randrange(back)]
                title, text = self.told(k, first)
            self.story_of.append(k)
            day = FIRST + datetime.timedelta(days=i * DAYS // n)
            row = {"uri": f"synthetic/{self.seed}/{k}/{i}", "outlet": outlet, "title": title,
                   "published": f"{day}T{rng.randrange(5, 23):02}:{rng.randrange(60):02}", "text": text}
            yield dict(row)
            row = dict(row, n=i)
            if len(self.last) < RECENT:
                self.last.append(row)
            else:
                self.last[i % RECENT] = row


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    more = [int(x) for x in sys.argv[2:]]
    news = News(sys.argv[1], more[1] if len(more) > 1 else 1, more[2] if len(more) > 2 else 130)
    try:
        for row in news.articles(more[0]):
            if len(more) > 3:
                row["text"] = cut(row["text"], more[3])
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    except BrokenPipeError:
        sys.stderr.close()


main()
