#!/usr/bin/env python3
"""The same lines through lingua (PyPI: lingua-language-detector), which knows no Kyrgyz, Tatar, Bashkir, Uzbek: MB/s of
one core. Says so where it is not installed.

    bench/language_peer.py FILE …
"""
import sys
import time

LINES = 3000

try:
    from lingua import LanguageDetectorBuilder
except ImportError:
    print("    lingua is not here (pip install lingua-language-detector)")
    sys.exit(0)

lines = [line for path in sys.argv[1:] for line in open(path, encoding="utf-8", errors="replace")]
lines = lines[:: max(1, len(lines) // LINES)]
detector = LanguageDetectorBuilder.from_all_languages().with_preloaded_language_models().build()
detector.detect_language_of(lines[0])
began = time.perf_counter()
for line in lines:
    detector.detect_language_of(line)
seconds = time.perf_counter() - began
print(f"    {'peer: lingua, all its languages, lines':52} {sum(len(l.encode()) for l in lines) / 1e6 / seconds:8.3f} MB/s")
