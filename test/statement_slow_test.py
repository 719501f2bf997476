#!/usr/bin/env python3
"""Twice the hostile input, about twice the time: nested and unclosed quotations, endless cues."""
import json
import os
import resource
import subprocess
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ISNAD = os.environ.get("ISNAD", os.path.join(TOP, "build", "isnad"))
PIECES = {
    "nested quotations": 'قال "الوزير إن "',
    "unclosed quotations": 'قال الوزير: "نعم وأكد أن ',
    "cues without contents": "وقال إن ",
    "contents without ends": "قال الوزير إن الجسر آمن وأكد أن الصيانة انتهت، مشيرا إلى أن ",
    "attributions of attributions": "بحسب وفقا ل",
    "relatives": "الذي التي قال ",
    "denials of nothing": "الأمر الذي نفاه ",
    "speakers without speech": "قال سامر النجار، ",
    "promises": "غدا سيعلن الاثنين ",
}


def seconds(piece, n):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as f:
        f.write(json.dumps({"uri": "x", "text": piece * n, "published": "2023-01-01"}, ensure_ascii=False) + "\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run = subprocess.run([ISNAD, "read", "--format", "jsonl", f.name], stdout=subprocess.DEVNULL, check=False)
    os.unlink(f.name)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before if run.returncode == 0 else None


for name, piece in PIECES.items():
    small, large = seconds(piece, 2000), seconds(piece, 16000)
    good = small is not None and large is not None and large < 8 * 2 * small + 0.5
    print(f"{'ok' if good else 'not ok'} - {name}: {small} s, eight times as long {large} s")
