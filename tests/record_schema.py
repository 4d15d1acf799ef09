"""The record of the example, of hostile pages and of each other input here against doc/record.schema.json, and every
place in it against the page. Prints TAP. Needs Debian's python3-jsonschema."""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [str(ROOT / "bin/kaztext"), "extract", "--date", "2024-03-12"]


def hostile_pages():
    example = (ROOT / "examples/page.txt").read_bytes()
    dice = random.Random(20240312)
    yield "the example", example
    yield "nothing", b""
    yield "one line end", b"\n"
    yield "one word", "Қазақстан".encode()
    yield "NULs", b"\0" * 1000 + "Алматы\n".encode() + b"\0"
    yield "every byte", bytes(range(256)) * 20
    yield "random bytes", bytes(dice.randrange(256) for _ in range(20000))
    yield "nested quotes", ("«" * 5000 + "сөз" + "»" * 5000).encode()
    yield "open quotes", ("\"- « “" * 3000).encode()
    yield "one long line", ("Ерлан Досжанов 2019 жылы 5 млн теңге берді, - деді ол. " * 3000).encode()
    yield "one long word", ("қазақ" * 30000).encode()
    yield "one mark after another", ("и" + "\u0306" * 30000).encode()
    yield "digits", b"1234567890 " * 3000 + b"9" * 5000
    yield "CR LF", example.replace(b"\n", b"\r\n")
    for codec in "utf-16", "utf-16be", "utf-32", "kz1048", "ptcp154", "cp1251":
        yield codec, example.decode().encode(codec, errors="ignore")
    yield "UTF-8 misread", example.decode("cp1251", errors="replace").encode()
    yield "KZ-1048 misread", example.decode().encode("kz1048", errors="ignore").decode("cp1251").encode()
    yield "no end of line", example.rstrip()
    for page in sorted((ROOT / "tests/html/unseen").glob("*.html")):
        yield page.name, page.read_bytes()
    html = (ROOT / "tests/html/custom_portal.html").read_bytes()
    yield "HTML that ends early", html[: len(html) * 2 // 3]
    yield "HTML with broken bytes", html.replace("қ".encode(), b"\xff\xd2")
    yield "HTML misread", html.decode().encode("cp1251", errors="xmlcharrefreplace")
    for i in range(8):
        broken = bytearray(example)
        for _ in range(60):
            at = dice.randrange(len(broken))
            if dice.random() < 0.5:
                broken[at] = dice.randrange(256)
            else:
                del broken[at : at + dice.randrange(1, 9)]
        yield f"the example with broken bytes, {i}", bytes(broken)


def places(value):
    """Every object that has a place."""
    if isinstance(value, dict):
        if "bytes" in value:
            yield value
        for inner in value.values():
            yield from places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner)


# Python's names of encodings, where they are others.
CODECS = {"ibm866": "cp866", "x-mac-cyrillic": "mac_cyrillic", "kz-1048": "kz1048"}
MARK = "\ufeff"


def check_decoded_places(record, page):
    """A page in another encoding: spans are places in its text."""
    codec = CODECS.get(record["encoding"], record["encoding"])
    text = page.decode(codec, errors="replace").removeprefix(MARK)
    for item in places(record):
        first, end = item["bytes"]
        first_cp, end_cp = item["span"]
        if text[first_cp:end_cp] != page[first:end].decode(codec, errors="replace").removeprefix(MARK):
            raise ValueError(f"span {item['span']} and bytes {item['bytes']} are not the same words")
        if "from" in item and text[first_cp:end_cp] != item["from"]:
            raise ValueError(f"{item['from']!r} does not stand at {item['span']}")


def check_places(record, page):
    if record["encoding"] != "utf-8":
        check_decoded_places(record, page)
        return
    try:
        text = page.decode()
    except UnicodeDecodeError:
        text = None
    for item in places(record):
        first, end = item["bytes"]
        if not first <= end <= len(page):
            raise ValueError(f"bytes {first}, {end} of {len(page)}")
        first_cp, end_cp = item["span"]
        if text is not None and text[first_cp:end_cp].encode() != page[first:end]:
            raise ValueError(f"span {item['span']} and bytes {item['bytes']} are not the same words")
        if text is not None and "from" in item and text[first_cp:end_cp] != item["from"]:
            raise ValueError(f"{item['from']!r} does not stand at {item['span']}")
    for person in record["people"]:
        for mention in person["mentions"]:
            if record["entities"][mention]["type"] != "PERSON":
                raise ValueError(f"a mention of {person['name']} is no person")


def main():
    schema = json.loads((ROOT / "doc/record.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    failed = count = 0
    for name, page in hostile_pages():
        count += 1
        problem = None
        with tempfile.NamedTemporaryFile(suffix=".txt") as file:
            file.write(page)
            file.flush()
            run = subprocess.run([*COMMAND, file.name], capture_output=True, timeout=60, check=False)
        try:
            if run.returncode != 0:
                raise ValueError(f"status {run.returncode}: {run.stderr.decode(errors='replace')[:300]}")
            record = json.loads(run.stdout.decode())
            validator.validate(record)
            check_places(record, page)
        except jsonschema.ValidationError as error:
            problem = f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
        except (ValueError, IndexError) as error:
            problem = str(error)
        print(f"{'not ok' if problem else 'ok'} {count} - {name}")
        if problem:
            failed += 1
            print("# " + problem.replace("\n", " "))
    print(f"1..{count}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
