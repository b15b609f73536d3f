"""Compares words as people do: without case, spaces, underscores or punctuation; and names the nearest known ones."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

SIGNS: Final = str.maketrans({"&": " and ", "+": " plus "})
NOT_WORD: Final = re.compile(r"[\W_]+")
BRACKETED: Final = re.compile(r"\([^()]*\)")
LIST_LETTER: Final = re.compile(r"^\s*\(?[a-z](?:\)|\.(?=\s+[a-z])|\s+[-:](?=\s))\s*", re.IGNORECASE)
MOST_NEAREST: Final = 3
MOST_LISTED: Final = 25


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """The text without case, accents' variants, spaces and punctuation; `&` is `and`, `+` is `plus`."""
    plain = unicodedata.normalize("NFKC", text).translate(SIGNS)
    return NOT_WORD.sub("", plain).casefold()


def clean(text: str) -> str:
    """The text trimmed, with every kind of space as one plain space and nothing invisible."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    visible = "".join(
        " " if character.isspace() else character for character in unicodedata.normalize("NFC", text)
        if character.isspace() or unicodedata.category(character) not in ("Cf", "Cc")
    )  # fmt: skip
    return " ".join(visible.split())


def drop_brackets(text: str) -> str:
    """The text without what stands in brackets, such as a unit."""
    return BRACKETED.sub(" ", text)


def drop_list_letter(text: str) -> str:
    """The text without a leading `a)`, `a.` or `a -`, as official code lists have it."""
    return LIST_LETTER.sub("", text)


def find_nearest(text: str, known: Iterable[str], cutoff: float = 0.6) -> tuple[str, ...]:
    """Up to three known words most like this one, the nearest first."""
    by_fold = {fold(word): word for word in sorted(known, reverse=True)}
    return tuple(by_fold[near] for near in get_close_matches(fold(text), sorted(by_fold), MOST_NEAREST, cutoff))


def join_words(words: Iterable[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    *most, last = [*words]
    return f"{', '.join(most)} or {last}" if most else last


def advise_nearest(text: str, known: Iterable[str], words: Mapping[str, str] | None = None) -> str:
    """`Did you mean x or y?`, or where nothing is like it, the known ones if they are few.

    `words` are other words for the known ones, folded, with the one each means.
    """
    listed = sorted(set(known))
    near = find_nearest(text, listed, 0.7) or tuple(
        dict.fromkeys((words or {})[word] for word in find_nearest(text, words or {}, 0.7))
    )
    near = near or find_nearest(text, listed)
    if near:
        return f"Did you mean {join_words(near)}?"
    return f"Use {join_words(listed)}" if 0 < len(listed) <= MOST_LISTED else "Correct it"
