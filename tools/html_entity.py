#!/usr/bin/env python3
"""Compiles lexicon/html_entity.tsv to the table of named character references.

    tools/html_entity.py html_entity.tsv html_entity.c

The rows become sorted by the bytes of their names; src/page/html_ref.c narrows
that list letter by letter.  Errors name file and line.
"""
import re
import sys

MAX_NAME, MAX_BYTES = 40, 7


def main():
    path, to = sys.argv[1:3]
    rows, bad = {}, []
    lines = open(path, encoding="utf-8").read().split("\n")
    numbered = [(i, line.split("\t")) for i, line in enumerate(lines, 1) if line and not line.startswith("#")]
    col = {name: k for k, name in enumerate(numbered[0][1])}
    for line, cell in numbered[1:]:
        name, chars, example = (cell[col[c]] for c in ("name", "chars", "example"))
        utf8 = b"".join(chr(int(c[2:], 16)).encode() for c in chars.split())
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*;?", name) or len(name) > MAX_NAME:
            bad.append(f"{path}:{line}: '{name}' is no name of a reference")
        elif name in rows:
            bad.append(f"{path}:{line}: '{name}' stands twice")
        elif not 0 < len(utf8) <= MAX_BYTES:
            bad.append(f"{path}:{line}: '{chars}' has {len(utf8)} bytes, 1 to {MAX_BYTES} have room")
        elif example != "&" + name:
            bad.append(f"{path}:{line}: the example '{example}' is not '&{name}'")
        rows[name] = utf8
    if bad:
        sys.exit("\n".join(bad))
    names = sorted(rows, key=str.encode)
    first = [sum(1 for n in names if ord(n[0]) < c) for c in range(129)]
    out = [f"/* Made by tools/html_entity.py from {path.rsplit('/', 1)[-1]}. */", '#include "page/html_entity.h"', "",
           f"const int html_entity_n = {len(names)};", "const html_entity html_entity_at[] = {"]
    for n in names:
        data = ",".join(str(b) for b in rows[n])
        out.append(f'    {{"{n}", {len(n)}, {len(rows[n])}, {{{data}}}}},')
    out += ["};", "const uint16_t html_entity_first[129] = {"]
    out += ["    " + ", ".join(map(str, first[i:i + 16])) + "," for i in range(0, 129, 16)]
    out += ["};", ""]
    with open(to, "w", encoding="utf-8") as f:
        f.write("\n".join(out))


main()
