"""Reads the yes-or-no cells of Annex A, in every way that returns write them.

Variants after the schema of `SocialFinanceDigitalLabs/liia-tools-pipeline` (Annex_A_schema.yml): `a) Yes`, `1 - Yes`,
codes and names of disabilities, `UASC` and `Non-UASC`, `NFA` and `Further action`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from caseload.intake.values import NO, YES
from caseload.intake.words import drop_list_letter

UNKNOWN: Final = re.compile(r"\b(unknown|known|obtained|recorded|stated|nobt|refu(sed)?|nk)\b")
"""Words by which a cell says neither: `c) Unknown`, `Not recorded`, `NOBT`."""
MEANS_YES: Final[Mapping[str, re.Pattern[str]]] = {
    "disability": re.compile(
        r"\b(mob|hand|pc|inc|comm|ld|hear|vis|beh|con|aut|dda|autis\w*|asperger\w*|behavio\w*|communication"
        r"|cons?ciousness|disab\w*|hearing|inconti\w*|learning|mobility|personal care|vision)\b"
    ),
    "uasc": re.compile(r"\b(uasc|unaccompanied)\b"),
    "nfa": re.compile(r"^(nfa|no further action)\b"),
}
MEANS_NO: Final[Mapping[str, re.Pattern[str]]] = {
    "disability": re.compile(r"^(none|not)\b"),
    "uasc": re.compile(r"^(non[- ]?uasc|not uasc|cla)\b"),
    "nfa": re.compile(r"^(fa|further action|u)$"),
}
"""What in a column says yes or no in words of its own."""


@lru_cache(maxsize=1 << 12)
def read_flag(meaning: str, text: str) -> bool | None:
    """Yes or no from a cell of a column, None where it says neither."""
    plain = drop_list_letter(text).casefold().strip()
    word = plain.partition(" ")[0].strip("-:;,.")
    if meaning == "nfa" and MEANS_YES[meaning].search(plain):
        return True
    if word in YES or word in NO:
        return word in YES
    if not UNKNOWN.search(plain) and meaning in MEANS_YES:
        if MEANS_NO[meaning].search(plain):
            return False
        return True if MEANS_YES[meaning].search(plain) else None
    return None


def is_odd(text: str) -> bool:
    """Whether a cell that says neither yes nor no does not say that it is not known either."""
    return bool(text) and not UNKNOWN.search(text.casefold())
