"""What trafilatura (https://pypi.org/project/trafilatura) gives for the pages of a folder, as one JSON object: the
texts by name and the seconds it took. Prints nothing where it is not installed.
    python3 tests/accuracy/html_peer.py DIR
"""

import json
import pathlib
import sys
import time

try:
    import trafilatura
except ImportError:
    sys.exit(0)

pages = {page.stem: page.read_bytes() for page in sorted(pathlib.Path(sys.argv[1]).glob("*.html"))}
texts = {}
trafilatura.extract(next(iter(pages.values())))  # what is loaded once is not measured
start = time.process_time()
for name, page in pages.items():
    texts[name] = trafilatura.extract(page, include_comments=False, include_tables=True) or ""
seconds = time.process_time() - start
print(json.dumps({"version": trafilatura.__version__, "texts": texts, "seconds": seconds}))
