"""Gives every case, family and worker of a caseload a random id, the same one each time for the same key."""

import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from caseload.domain.caseload import Case, Caseload, Decision
from caseload.domain.errors import Fault
from caseload.intake.codes import end_sentence
from caseload.intake.input_hash import hash_caseload
from caseload.intake.words import fold

What = Literal["case", "family", "worker", "caseload"]
LETTERS: Final[Mapping[What, str]] = {"case": "c", "family": "f", "worker": "w"}
ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH: Final = 9
PSEUDONYM: Final = re.compile(rf"(?<![0-9A-Za-z])[cfw][{ALPHABET}]{{{LENGTH}}}(?![0-9A-Za-z])")
TOKEN: Final = re.compile(rf"(?<![0-9A-Za-z])(?:[cfw][{ALPHABET}]{{{LENGTH}}}|[0-9a-f]{{16}})(?![0-9A-Za-z])")
"""A pseudonym, or the hash of a caseload, with nothing of a word before or after it."""
SHORTEST: Final = 4
MOST_NAMED: Final = 5


@dataclass(slots=True)
class Key:
    """Real ids with their pseudonyms, by what they are; `caseload` holds the hashes of real and pseudonymised tables.

    The hashes let a proposal made under pseudonyms be decided on for the real caseload.
    """

    known: dict[What, dict[str, str]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def add(self, what: What, name: str, pseudonym: str) -> None:
        """Take an id with its pseudonym."""
        self.known.setdefault(what, {})[name] = pseudonym
        self.taken.add(pseudonym)

    def find(self, what: What, name: str) -> str:
        """The pseudonym of an id; a new one is drawn where it has none."""
        if name not in self.known.setdefault(what, {}):
            self.add(what, name, self.draw(LETTERS[what]))
        return self.known[what][name]

    def draw(self, letter: str) -> str:
        """A pseudonym that nobody has: the letter, then nine random letters and digits that are not mistaken."""
        while (drawn := letter + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))) in self.taken:
            continue
        return drawn

    @property
    def size(self) -> int:
        """How many cases, families and workers it has."""
        return sum(len(names) for what, names in self.known.items() if what in LETTERS)

    def turn(self) -> dict[str, str]:
        """The real id of each pseudonym, and the real hash of each pseudonymised caseload."""
        return {pseudonym: name for names in self.known.values() for name, pseudonym in names.items()}


def pseudonymise(caseload: Caseload, key: Key) -> Caseload:
    """The caseload with a pseudonym for every case, family and worker, in every table; the key gains what is new.

    Teams, areas, skills, dates and numbers stay; the reasons of reductions go. Rows are in the order of the new ids.
    """
    workers = [replace(worker, id=key.find("worker", worker.id)) for worker in caseload.workers]
    decisions = [rename_decision(decision, key) for decision in caseload.decisions]
    reductions = [replace(row, worker=key.find("worker", row.worker), reason=None) for row in caseload.reductions]
    renamed = replace(
        caseload,
        workers=tuple(sorted(workers, key=lambda worker: worker.id)),
        cases=tuple(sorted((rename_case(case, key) for case in caseload.cases), key=lambda case: case.id)),
        decisions=tuple(sorted(decisions, key=lambda one: (one.case, one.word, one.worker or ""))),
        reductions=tuple(sorted(reductions, key=lambda row: (row.worker, str(row.start), str(row.end), row.percent))),
        pairs={
            (key.find("case", case), key.find("worker", worker)): pair
            for (case, worker), pair in caseload.pairs.items()
        },
    )
    hashed = hash_caseload(renamed)
    key.add("caseload", caseload.input_hash, hashed)
    return replace(renamed, input_hash=hashed)


def rename_case(case: Case, key: Key) -> Case:
    """One case with the pseudonyms of itself, its family and everybody named in it."""

    def name(worker: str | None) -> str | None:
        return key.find("worker", worker) if worker is not None else None

    return replace(
        case,
        id=key.find("case", case.id),
        family=key.find("family", case.family) if case.family is not None else None,
        holder=name(case.holder),
        earlier=tuple(key.find("worker", worker) for worker in case.earlier),
        co_worker=name(case.co_worker),
        overseer=name(case.overseer),
        cover=name(case.cover),
    )


def rename_decision(decision: Decision, key: Key) -> Decision:
    """One decision with the pseudonyms of its case and worker."""
    worker = key.find("worker", decision.worker) if decision.worker is not None else None
    return replace(decision, case=key.find("case", decision.case), worker=worker)


@dataclass(slots=True)
class Swap:
    """Puts real ids into texts, and counts them; `unknown` are pseudonyms that the key does not have.

    `real` maps pseudonyms, and hashes of pseudonymised caseloads, to what they stand for.
    """

    real: Mapping[str, str]
    count: int = 0
    unknown: set[str] = field(default_factory=set)

    def put_back(self, text: str, dress: Callable[[str], str] = str) -> str:
        """The text with the real ids, each dressed as its surroundings ask (escaped, for example)."""

        def replace_one(match: re.Match[str]) -> str:
            name = self.real.get(match[0])
            if name is None:
                self.unknown |= {match[0]} if PSEUDONYM.fullmatch(match[0]) else set()
                return match[0]
            self.count += 1
            return dress(name)

        return TOKEN.sub(replace_one, text)


def find_telling_names(caseload: Caseload) -> tuple[Fault, ...]:
    """A warning where the name of a team, area, authority or skill, which are kept, holds somebody's id."""
    ids = [fold(name) for name in list_ids(caseload)]
    ids = [name for name in dict.fromkeys(ids) if len(name) >= SHORTEST]
    telling = sorted(text for text in list_kept(caseload) if any(name in fold(text) for name in ids))
    if not telling:
        return ()
    more = len(telling) - MOST_NAMED
    got = "; ".join(telling[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    fix = end_sentence("Rename them in the caseload first, if the name tells who somebody is")
    what = "names of teams, areas, authorities or skills stay as they are, and hold somebody's id"
    return (Fault("K201", "caseload", what, fix, got, "warning", len(telling)),)


def list_ids(caseload: Caseload) -> Iterable[str]:
    """Every id of a case, a family or a worker."""
    for case in caseload.cases:
        yield case.id
        yield from (case.family,) if case.family else ()
    yield from (worker.id for worker in caseload.workers)


def list_kept(caseload: Caseload) -> set[str]:
    """Every name that pseudonyms leave as it is."""
    kept: set[str] = set()
    for worker in caseload.workers:
        kept |= {worker.team, worker.area or "", worker.authority or "", *worker.lend_to, *worker.skills}
    for case in caseload.cases:
        kept |= {case.team, case.area or "", *case.skills}
    return kept - {""}
