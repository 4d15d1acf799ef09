"""Prints NDJSON to try a recipe with: pages of the tests, and texts that are hard on whatever works by lines."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
pages = [ROOT / "examples/page.txt", *sorted((ROOT / "tests/html").glob("*.html"))]
for round_ in range(3):
    for page in pages:
        print(json.dumps({"id": f"{page.name}/{round_}", "text": page.read_bytes().decode(errors="replace")}, ensure_ascii=round_ == 0))
hard = ["", "\n", "«\u2028Қазақстан\u2029»\u0085\r\n", "Шуда\x00 кiтапхана\x1c ашылды. " * 40, '"\\"{}[]' * 30, "\ufeffҚазақ тілі " * 50]
for number, text in enumerate(hard):
    print(json.dumps({"id": number, "text": text}, ensure_ascii=False))
