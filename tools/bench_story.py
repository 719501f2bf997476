#!/usr/bin/env python3
"""How the store bears many articles.

    tools/bench_story.py [--cut WORDS] BUILD DATA [N] [FOLDER]

Makes N synthetic articles (default 10,000) of the real news in DATA, see tools/make_news.py, and lets build/bench/bench_story
add them to a new store: it prints the rate as the store grows, the last rate against the one at 10,000, the peak of memory,
the size of the database, and how long the pages of stories of several sizes take, all ledgers of them, when they are looked
at first and again.  The articles (1.6 KB each) and the store (about 13 KB each) go to FOLDER, which is kept, or to a temporary
one.  Skips without data.
"""
import os
import subprocess
import sys
import tempfile

PART = 10000  # articles a file


def run(build, data, n, folder, cut):
    top = os.path.dirname(os.path.abspath(__file__))
    docs, db = os.path.join(folder, "docs"), os.path.join(folder, "story.db")
    os.makedirs(docs, exist_ok=True)
    more = ["1", "130", cut] if cut else []
    made = subprocess.Popen([sys.executable, os.path.join(top, "make_news.py"), data, str(n), *more], stdout=subprocess.PIPE)
    for k in range(0, n, PART):
        with open(os.path.join(docs, f"part-{k // PART:04}.jsonl"), "wb") as f:
            for _ in range(min(PART, n - k)):
                f.write(made.stdout.readline())
    if made.wait():
        sys.exit(made.returncode)
    for end in ("", "-wal", "-shm", "-lock"):
        if os.path.exists(db + end):
            os.remove(db + end)
    return subprocess.run([os.path.join(build, "bench", "bench_story"), db, docs, str(min(PART, max(1, n // 5)))]).returncode


def main():
    cut = None
    if "--cut" in sys.argv:
        at = sys.argv.index("--cut")
        cut = sys.argv[at + 1]
        del sys.argv[at:at + 2]
    build, data = sys.argv[1], sys.argv[2]
    n = int(sys.argv[3]) if len(sys.argv) > 3 else 10000
    if not any(os.path.exists(os.path.join(data, x + ".jsonl.zst")) for x in ("saudinewsnet", "ant-v2")):
        print("skipped: no news in", data)
        return 0
    if len(sys.argv) > 4:
        return run(build, data, n, sys.argv[4], cut)
    with tempfile.TemporaryDirectory() as folder:
        return run(build, data, n, folder, cut)


sys.exit(main())
