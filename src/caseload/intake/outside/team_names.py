"""One spelling for each team: case, spaces and marks do not tell two apart, nor does the word team."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from caseload.intake.words import fold

TEAM_WORD: Final = re.compile(r"\b(the|team)\b", re.IGNORECASE)


class TeamNames:
    """The spelling that stands for each team: the mapping table's, else the commonest."""

    def __init__(self, known: Iterable[str], printed: Iterable[str]) -> None:
        """Take the names of the mapping table, and those of the rows."""
        self.known: dict[str, str] = {}
        self.merged: dict[str, str] = {}
        counts = Counter(name for name in printed if name)
        for name in (*known, *sorted(counts, key=lambda name: (-counts[name], name))):
            if not name:
                continue
            stands = self.known.setdefault(make_key(name), name)
            if fold(stands) != fold(name):
                self.merged[name] = stands

    def settle(self, name: str) -> str:
        """The spelling that stands."""
        return self.known.get(make_key(name), name) if name else ""


def make_key(name: str) -> str:
    """What two spellings of a team have in common."""
    return fold(TEAM_WORD.sub(" ", name)) or fold(name) or name
