#!/usr/bin/env python3
"""Hashes what answers are worked out by, so that those of another program are known.

    tools/program_state.py TOP OUTPUT

Writes OUTPUT, a header with PROGRAM_STATE: a hash of the rooms from base to story, of the lexicons and of the
public header.  OUTPUT stays as it is where the hash is the same.
"""
import hashlib
import os
import sys

PLACES = ["include", "lexicon", "src/base", "src/lex", "src/text", "src/mention", "src/statement", "src/article", "src/story"]


def files(top):
    for place in PLACES:
        for folder, _, names in os.walk(os.path.join(top, place)):
            for name in names:
                if name.endswith((".c", ".h", ".tsv")):
                    yield os.path.relpath(os.path.join(folder, name), top)


def main():
    top, output = sys.argv[1:]
    h = hashlib.sha256()
    for name in sorted(files(top)):
        h.update(name.encode() + b"\0")
        h.update(hashlib.sha256(open(os.path.join(top, name), "rb").read()).digest())
    text = f"/* Made by tools/program_state.py. */\n#define PROGRAM_STATE UINT64_C(0x{h.hexdigest()[:16]})\n"
    if not os.path.exists(output) or open(output).read() != text:
        with open(output, "w") as f:
            f.write(text)


main()
