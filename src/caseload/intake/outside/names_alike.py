"""Finds printed names that may be one worker's and are not certainly: the same words in another order, without accents
or marks, with a middle name more, or with initials."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from caseload.intake.outside.name_keys import make_key

LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "'": None, "\u2019": None}
)
"""Letters that are no accented form of another, and marks inside a word."""
Words = tuple[str, ...]


def list_words(name: str) -> Words:
    """The words of a name, first name first, in plain small letters."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\([^)]*\)", " ", make_key(name)).translate(LETTERS))
    return tuple(re.findall(r"[^\W_]+", "".join(mark for mark in plain if not unicodedata.combining(mark))))


def find_alike(people: Sequence[Iterable[str]]) -> set[tuple[int, int]]:
    """Pairs of people, by their place, one of whose names may be the other's; each is given by all its names."""
    groups: dict[Words, list[tuple[int, Words]]] = {}
    for at, names in enumerate(people):
        for words in {list_words(name) for name in names}:
            for key in list_keys(words):
                groups.setdefault(key, []).append((at, words))
    return {
        (min(one, other), max(one, other))
        for group in groups.values()
        for (one, words), (other, others) in combinations(group, 2)
        if one != other and may_be_one(words, others)
    }


def list_keys(words: Words) -> set[Words]:
    """What two names that may be one have in common: all letters, or one word and another's first letter."""
    whole = {word for word in words if len(word) > 1}
    return {("".join(words),)} | {(word, other[0]) for word in whole for other in words if other != word}


def may_be_one(words: Words, others: Words) -> bool:
    """Whether every word of the shorter name is one of the other's or its first letter, and one of them whole."""
    if "".join(words) == "".join(others):
        return True
    few, many = sorted((set(words), set(others)), key=len)
    is_in_both = any(len(word) > 1 for word in few & many)
    return len(few) > 1 and is_in_both and all(any(is_short_for(word, other) for other in many) for word in few)


def is_short_for(word: str, other: str) -> bool:
    """Whether two words are one, or one of them the other's first letter."""
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0])
