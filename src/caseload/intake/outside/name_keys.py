"""Tells when two printed names are certainly one: without role, title, case, or the order round a comma."""

import re
from dataclasses import dataclass
from typing import Final

from caseload.intake.aliases import ROLES
from caseload.intake.export_names import TITLES, spell_key
from caseload.intake.values import LIST_MARKS
from caseload.intake.words import clean, fold

IN_BRACKETS: Final = re.compile(r"^(.*\S)\s*[(\[]([^()\[\]]*)[)\]]\s*$")
SEVERAL: Final = re.compile(r"\w{2,}\s*(/|&|\+|\band\b)\s*\w{2,}", re.IGNORECASE)
AFTER_DASH: Final = re.compile(r"^(.*\S)\s+[-\u2013\u2014/|]\s*([A-Za-z .]+)$")
ROLE_WORDS: Final = {
    **{fold(word): role for role, words in ROLES.items() for word in (*words, role) if role != "tray"},
    fold("temp"): "agency_social_worker",
}
"""What may stand after a name, with the role it means."""


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name as printed taken apart: the name itself, the role that stood after it ("" for none), and what it has in
    common with other spellings."""

    name: str
    role: str
    key: str


def parse_name(printed: str) -> PrintedName:
    """`Smith, Jane (Agency)` is Jane Smith, an agency social worker."""
    name, role = join_marks(printed), ""
    while True:
        match = IN_BRACKETS.match(name) or AFTER_DASH.match(name)
        found = ROLE_WORDS.get(fold(match.group(2))) if match else None
        if match is None or found is None:
            return PrintedName(name, role, make_key(name))
        name, role = match.group(1).rstrip(" ,"), role or found


def join_marks(printed: str) -> str:
    """A tidy name without the marks that separate the names of a list: `Jane Smith; Jo Bloggs` has a stroke."""
    return clean(LIST_MARKS.sub(" / ", printed))


def names_several(printed: str) -> bool:
    """Whether a name looks like the names of several people."""
    return SEVERAL.search(join_marks(printed)) is not None


def make_key(name: str) -> str:
    """First name then surname, without case and titles."""
    words = spell_key(name).split()
    return " ".join(word for word in words if word.strip(".") not in TITLES) or " ".join(words)
