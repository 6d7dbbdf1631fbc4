"""Which of many pieces of code are alike, whatever their comments, names and spaces: by winnowed fingerprints.

S. Schleimer, D. S. Wilkerson, A. Aiken: Winnowing: Local Algorithms for Document Fingerprinting, SIGMOD 2003.
"""

import builtins
import hashlib
import io
import keyword
import tokenize
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations

GRAM, WINDOW = 8, 4  # tokens; whatever two pieces share of GRAM + WINDOW - 1 tokens in a row is found
MOST = 20_000  # characters of a piece that are looked at
LEAST = 12  # fingerprints of its own that a piece needs: of shorter ones there is nothing to say
ALIKE = 0.7  # of the fingerprints of two pieces are shared; few of the samples in tests/submissions share that much
EVERYWHERE, FEW = 20, 10  # what a twentieth of the pieces has, and more than ten, is everybody's way to say it
KEPT = frozenset(keyword.kwlist) | frozenset(dir(builtins))
LAYOUT = {tokenize.NEWLINE: "\n", tokenize.INDENT: "indent", tokenize.DEDENT: "dedent"}
TEXTS = {tokenize.STRING, getattr(tokenize, "FSTRING_START", tokenize.STRING)}


@dataclass(frozen=True)
class Prints:
    """A piece of code: a hash of the whole, and its fingerprints, which take little memory."""

    whole: int
    some: "array[int]"


@dataclass(frozen=True)
class Match:
    """Pieces that are alike.

    Attributes:
        keys: of the pieces; of those that are the same but for names and comments all, otherwise of two.
        share: of their fingerprints that are the same, from 0 to 1.
        shared: how many that are, those left out that are everybody's.
    """

    keys: tuple[str, ...]
    share: float
    shared: int


def tokens(code: str) -> list[str]:
    """What a piece of code says: without comments, docstrings and spaces, and names that it has chosen are all alike.

    Names of Python's own and those after a dot stay. Code that is broken is taken as far as it can be read.
    """
    found, start = list[str](), 0
    code = code[:MOST].encode("utf-8", "replace").decode("utf-8")
    with suppress(tokenize.TokenError, SyntaxError):
        for token in tokenize.generate_tokens(io.StringIO(code).readline):
            if token.type == tokenize.NAME:
                stays = token.string in KEPT or (found and found[-1] == ".")
                found.append(token.string if stays else "name")
            elif token.type in TEXTS:
                found.append("text")
            elif token.type in (tokenize.OP, tokenize.NUMBER):
                found.append(token.string)
            elif token.type in LAYOUT:
                if token.type == tokenize.NEWLINE and set(found[start:]) == {"text"}:
                    del found[start:]  # a docstring
                else:
                    found.append(LAYOUT[token.type])
                start = len(found)
    return found


def prints(code: str) -> Prints:
    """The fingerprints of a piece of code."""
    said = tokens(code)
    grams = [zlib.crc32(" ".join(said[i : i + GRAM]).encode()) for i in range(len(said) - GRAM + 1)]
    some = {min(grams[i : i + WINDOW]) for i in range(max(len(grams) - WINDOW + 1, min(len(grams), 1)))}
    whole = hashlib.blake2b(" ".join(said).encode(), digest_size=8).digest()
    return Prints(int.from_bytes(whole), array("L", sorted(some)))


def matches(pieces: Mapping[str, Prints], common: Iterable[Prints]) -> list[Match]:
    """Which pieces are alike, those that share most first; what most of them share comes last.

    Args:
        pieces: by their keys.
        common: what everybody has been given, or is to find.
    """
    given = list(common)
    known = {single for one in given for single in one.some}
    groups = defaultdict[int, list[str]](list)
    for key, piece in pieces.items():
        groups[piece.whole].append(key)
    for one in given:
        groups.pop(one.whole, None)
    index = defaultdict[int, list[int]](list)
    keys = list(groups.values())
    for number, same in enumerate(keys):
        for single in set(pieces[same[0]].some) - known:
            index[single].append(number)
    most = max(FEW, len(pieces) // EVERYWHERE)
    own = Counter(number for numbers in index.values() if len(numbers) <= most for number in numbers)
    found = [Match(tuple(same), 1.0, own[number]) for number, same in enumerate(keys) if own[number] >= LEAST]
    found += _pairs((numbers for numbers in index.values() if len(numbers) <= most), own, keys)
    return sorted(found, key=lambda one: (len(one.keys) > most, -one.share * one.shared, one.keys))


def _pairs(index: Iterable[Sequence[int]], own: Mapping[int, int], keys: Sequence[Sequence[str]]) -> Iterator[Match]:
    """As many steps as there are fingerprints, each bounded: what is everywhere has been left out."""
    shared = Counter[tuple[int, int]]()
    for numbers in index:
        shared.update(combinations(numbers, 2))
    for (one, other), number in shared.items():
        share = 2 * number / (own[one] + own[other])
        if share >= ALIKE and min(own[one], own[other]) >= LEAST:
            yield Match((keys[one][0], keys[other][0]), share, number)
