"""Tells which names in an export are one worker, and which are a tray rather than a person."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from caseload.intake.blanks import is_blank
from caseload.intake.words import clean
from caseload.intake.workbook import UncalculatedFormula

TRAYS: Final = (
    "duty", "tray", "team", "team manager", "queue", "inbox", "mash", "front door", "unallocated", "not allocated",
    "no worker", "to be allocated", "awaiting allocation", "waiting list", "vacant", "vacancy", "pending",
    "service manager", "practice manager", "unassigned", "tbc",
)  # fmt: skip
"""Words that make a name a tray: `Duty`, `North Tray` and `Team Manager (East)` hold nothing."""

TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})
ALIKE: Final = str.maketrans({"\u2018": "'", "\u2019": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-"})


@dataclass(frozen=True, slots=True)
class Names:
    """What each name as printed stands for: `worker` maps it to the worker's name, "" for a tray.

    `merged` are (spelling, name it was taken for), `doubtful` pairs of names that may be one worker and were
    kept apart, `trays` the names that are no person.
    """

    worker: Mapping[str, str]
    merged: tuple[tuple[str, str], ...]
    doubtful: tuple[tuple[str, str], ...]
    trays: tuple[str, ...]


def clean_text(value: object) -> str:
    """A cell as tidy text: one plain space for every kind, whole numbers without a point, blank for `#N/A`."""
    if is_blank(value) or isinstance(value, UncalculatedFormula):
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"
    text = clean(str(value))
    return "" if text.startswith("#") and text.endswith(("!", "?")) else text


def spell_key(name: str) -> str:
    """A name as first name then surname, without case: `Smith, Jane` and `Jane Smith` have one key."""
    name = name.translate(ALIKE)
    parts = [part.strip() for part in name.split(",")]
    turned = f"{parts[1]} {parts[0]}" if len(parts) == 2 and all(parts) else name
    return " ".join(turned.casefold().split())


def loosen_key(name: str) -> tuple[str, ...]:
    """The words of a name in any order, without titles and brackets: names that share them may be one worker."""
    words = re.findall(r"[^\W_]+", re.sub(r"\([^)]*\)", " ", name.casefold()))
    return tuple(sorted(word for word in words if word not in TITLES))


def is_tray(name: str, teams: Iterable[str], trays: Sequence[str] = TRAYS) -> bool:
    """Whether a name is a tray: it has one of the words of `trays`, or is a team's own name."""
    return any(spread(tray) in spread(name) for tray in trays) or spread(name) in {spread(team) for team in teams}


def spread(text: str) -> str:
    """The words of a text with one space before, between and after them."""
    return " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "


def match_names(printed: Sequence[str], kept: Sequence[str], teams: Iterable[str], trays: Sequence[str]) -> Names:
    """Group the names of an export, one entry a row, by worker. `kept` are the names of last week's workbook,
    whose spelling stands; otherwise the commonest does, then `First Surname`."""
    counts = Counter(name for name in printed if name)
    teams = frozenset(teams)
    empty = tuple(sorted(name for name in counts if name not in kept and is_tray(name, teams, trays)))
    groups: dict[str, list[str]] = {}
    for name in sorted(counts):
        if name not in empty:
            groups.setdefault(spell_key(name), []).append(name)
    known = {spell_key(name): name for name in reversed(kept)}
    worker = dict.fromkeys(empty, "")
    for key, names in groups.items():
        common = min(names, key=lambda name: (-counts[name], "," in name, name))
        for name in names:
            worker[name] = name if name in kept else known.get(key, common)
    merged = tuple(sorted((name, to) for name, to in worker.items() if to and to != name))
    return Names(worker, merged, find_doubtful({*worker.values(), *kept} - {""}), empty)


def find_doubtful(workers: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of different workers whose names have the same words."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(workers):
        groups.setdefault(loosen_key(name), []).append(name)
    return tuple((names[0], other) for key, names in groups.items() if key for other in names[1:])
