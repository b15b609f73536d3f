"""Settles one spelling for each name, so that `north ` and `North` are one team and `amy smith` finds Amy Smith."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from caseload.intake.words import find_nearest, fold, join_words

WORD: Final = re.compile(r"\w+")
MOST_COMPARED: Final = 50


class Spellings:
    """One spelling for each name that differs in case, spaces or punctuation alone.

    Earlier groups of names come first; within a group the most used spelling, then the first in the alphabet.
    """

    def __init__(self, *groups: Iterable[str]) -> None:
        """Settle the spelling of every name in the groups."""
        self.known: dict[str, str] = {}
        for group in groups:
            counts = Counter(group)
            for name in sorted(counts, key=lambda name: (-counts[name], name)):
                self.known.setdefault(make_key(name), name)

    def find(self, name: str) -> str | None:
        """The settled spelling of a name, None where it is not known."""
        return self.known.get(make_key(name))

    def settle(self, name: str) -> str:
        """The settled spelling of a name, or the name itself."""
        return self.known.get(make_key(name), name)


class IdBook:
    """The ids of one table, found exactly, or without case, spaces and punctuation where that is unmistakable."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Take the ids of a table."""
        self.ids = frozenset(ids)
        self.folded: dict[str, str | None] = {}
        for known in sorted(self.ids):
            key = make_key(known)
            self.folded[key] = None if key in self.folded else known
        self.by_words: dict[tuple[str, ...], str] = {split_words(known): known for known in sorted(self.ids)}
        self.compared = 0

    def find(self, name: str) -> str | None:
        """The id that a name means, None where there is none or it could be several."""
        return name if name in self.ids else self.folded.get(make_key(name))

    def list_nearest(self, name: str) -> tuple[str, ...]:
        """The ids most like a name, one with the same words in another order first; none after many questions."""
        same = self.by_words.get(split_words(name))
        self.compared += 1
        if same or self.compared > MOST_COMPARED:
            return (same,) if same else ()
        return find_nearest(name, self.ids)

    def advise(self, name: str, otherwise: str) -> str:
        """`Did you mean x? Otherwise ...`, or the other advice alone where nothing is like the name."""
        near = self.list_nearest(name)
        return (
            f"Did you mean {join_words(near)}? Otherwise {otherwise}" if near else otherwise[:1].upper() + otherwise[1:]
        )


def make_key(name: str) -> str:
    """What two spellings of a name have in common."""
    return fold(name) or name


def split_words(name: str) -> tuple[str, ...]:
    """The words of a name in the order of the alphabet: `Smith, Amy` and `Amy Smith` have the same."""
    words: Sequence[str] = WORD.findall(name.casefold())
    return tuple(sorted(words))
