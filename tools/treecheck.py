#!/usr/bin/env python3
"""Holds the rooms to their order: prints what breaks it and exits 1.

    tools/treecheck.py [TOP]

  - a file in src/ROOM includes only base/, lex/, its own room and rooms before it
    (a pure room only pure ones), besides the public header and compiled lexicons;
  - a pure room calls nothing that touches the world: no files, clocks, sockets,
    environment, printing, exit, SQL; and keeps no mutable global;
  - no Arabic words in a .c file: they live in lexicon/ (letters in tables of
    letters, and examples in comments, are no words).
"""
import os
import re
import sys

ROOMS = ["base", "lex", "acquire", "page", "text", "mention", "statement", "article", "story", "store", "serve", "cli"]
WET = {"acquire", "store", "serve", "cli"}
FORBIDDEN = re.compile(
    r"\b(fopen|fdopen|open|openat|read|write|fread|fwrite|fputs|fputc|puts|printf|fprintf|vprintf|perror|exit|_exit|abort|time|"
    r"clock|clock_gettime|gettimeofday|localtime|gmtime|getenv|setenv|setlocale|socket|connect|system|popen|fork|rand|srand|"
    r"sqlite3_\w+|stat|fstat|opendir|scandir|stdout|stderr|stdin)\b\s*[(,)]")
GLOBAL = re.compile(r"^(?:static\s+)(?!const\b|inline\b|_Noreturn\b)(?!.*\bconst\b)[\w\s\*]+?\b(\w+)(?:\[[^\]]*\])*\s*(?:=|;)", re.M)
ARABIC_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*[\u0621-\u064a]{3,}(?:[^"\\\n]|\\.)*)"')


def strip_comments(s):
    """Blanks comments and keeps line numbers; strings stay."""
    out = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:[^"\\\n]|\\.)*"', re.S)
    return out.sub(lambda m: m.group() if m.group()[0] == '"' else re.sub(r"[^\n]", " ", m.group()), s)


def check_file(top, room, path, complain):
    code = strip_comments(open(path, encoding="utf-8").read())
    line = lambda at: code.count("\n", 0, at) + 1
    for m in re.finditer(r'#include\s+"([^"]+)"', code):
        target = m.group(1).split("/")[0]
        if target not in ROOMS:
            if target != "lexicon" and m.group(1) != "isnad.h":
                complain(path, line(m.start()), f'includes "{m.group(1)}", which is in no room')
            continue
        if ROOMS.index(target) > ROOMS.index(room):
            complain(path, line(m.start()), f"{room} may not know {target}, which comes after it")
        elif room not in WET and target in WET:
            complain(path, line(m.start()), f"{room} is pure and may not know {target}")
    if room in WET:
        return
    bare = re.sub(r'"(?:[^"\\\n]|\\.)*"', lambda m: '"' + " " * (len(m.group()) - 2) + '"', code)
    if room != "base":
        for m in FORBIDDEN.finditer(bare):
            complain(path, line(m.start()), f"{room} is pure and may not call {m.group(1)}")
        if path.endswith(".c"):
            for m in ARABIC_STRING.finditer(code):
                complain(path, line(m.start()), f"the word {m.group()} belongs in a lexicon")
    for m in GLOBAL.finditer(bare):
        if "(" not in m.group():
            complain(path, line(m.start()), f"'{m.group(1)}' is a mutable global")


def main():
    top = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    bad = []
    complain = lambda path, line, what: bad.append(f"{os.path.relpath(path, top)}:{line}: {what}")
    for room in ROOMS:
        for folder, _, files in os.walk(os.path.join(top, "src", room)):
            for name in sorted(files):
                if name.endswith((".c", ".h")):
                    check_file(top, room, os.path.join(folder, name), complain)
    print("\n".join(bad) if bad else "treecheck: every room knows only those before it")
    sys.exit(1 if bad else 0)


main()
