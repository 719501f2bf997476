#!/usr/bin/env python3
"""embed.py NAME IN OUT - a file as a C constant: `extern const isn_str embed_NAME;`."""
import sys

name, source, out = sys.argv[1:4]
data = open(source, "rb").read()
with open(out, "w", encoding="ascii") as f:
    f.write(f"/* Made by embed.py from {source.rsplit('/', 1)[-1]}. */\n#include \"base/str.h\"\n\n")
    f.write(f"extern const isn_str embed_{name};\nstatic const char bytes[] = {{\n")
    for i in range(0, len(data), 20):
        f.write("".join(f"{b if b < 128 else b - 256}," for b in data[i:i + 20]) + "\n")
    f.write(f"0}};\nconst isn_str embed_{name} = {{bytes, {len(data)}}};\n")
