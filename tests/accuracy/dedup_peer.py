"""Near duplicates by datasketch, as a stream: the same shingles and threshold as ours, sketches of as many places.

    dedup_peer.py FOLDER THRESHOLD [BANDS ROWS]

Reads FOLDER/documents.txt, one a line; writes the number of each duplicate, a tab, and that of the document it repeats.
MinHashLSH chooses its bands by the threshold where they are not given; what it offers is checked by the estimated Jaccard, as its documentation
advises. Only new documents are added.
"""
import re
import resource
import sys
import time

from datasketch import MinHash, MinHashLSH

WORD = re.compile(r"[^\W_]+")
PLACES = 256


def shingles(text):
    words = WORD.findall(text.lower())
    pairs = (first + " " + second for first, second in zip(words, words[1:]))
    return {shingle.encode() for shingle in (*words, *pairs)}


def main(folder, threshold, *bands):
    with open(folder + "/documents.txt", encoding="utf-8") as file:
        documents = file.read().split("\n")[:-1]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    index, sketches = MinHashLSH(threshold=threshold, num_perm=PLACES, params=bands or None), {}
    for number, text in enumerate(documents, 1):
        sketch = MinHash(num_perm=PLACES)
        sketch.update_batch(list(shingles(text)))
        best, similarity = None, threshold
        for key in index.query(sketch):
            found = sketches[key].jaccard(sketch)
            if found >= similarity:
                best, similarity = key, found
        if best is None:
            sketches[number] = sketch
            index.insert(number, sketch)
        else:
            print(number, best, sep="\t")
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    size = sum(len(text.encode()) for text in documents) / 1e6
    print(f"datasketch: {seconds:.1f} s, {len(documents) / seconds:.0f} documents/s, {size / seconds:.1f} MB/s; "
          f"{peak / 1024:.1f} MiB for {len(sketches)} texts that were kept; {index.b} bands of {index.r}")


main(sys.argv[1], float(sys.argv[2]), *map(int, sys.argv[3:]))
