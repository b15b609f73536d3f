"""A round as JSON: ids, words, codes and dates only."""

from collections.abc import Iterable
from typing import Any, Final

from caseload.domain.rounds import TO_DECIDE, Made, ProposedCase, Round
from caseload.render.plain_values import make_plain

SCHEMA: Final = 1


def round_to_json(found: Round) -> dict[str, Any]:
    """A round with its proposal, every decision in order, and what is left to decide."""
    facts = found.proposal.facts if found.proposal else None
    return {
        "schema_version": SCHEMA,
        "round": found.number,
        "mark": found.mark,
        "status": found.status,
        "as_of": found.as_of.isoformat(),
        "opened": found.opened.isoformat(),
        "ending": make_plain(found.ending),
        "facts": make_plain(facts),
        "undecided": [case.case for case in found.undecided],
        "pending": list(dict.fromkeys(made.decision.case for made in found.pending)),
        "proposed": [case_to_json(case) for case in (found.proposal.cases.values() if found.proposal else ())],
        "decisions": decisions_to_json(found),
    }


def case_to_json(case: ProposedCase) -> dict[str, Any]:
    """One proposed case."""
    return {**make_plain(case), "to_decide": case.fate in TO_DECIDE}


def decisions_to_json(found: Round) -> list[dict[str, Any]]:
    """Every decision of a round in the order in which they were made, and whether it is in force."""
    in_force = {id(made) for made in list_in_force(found)}
    return [{**made_to_json(made), "in_force": id(made) in in_force} for made in found.made]


def list_in_force(found: Round) -> Iterable[Made]:
    """The decisions in force."""
    return (made for effective in found.effective.values() for made in effective)


def made_to_json(made: Made) -> dict[str, Any]:
    """One decision as it was recorded."""
    return {**make_plain(made.decision), "entry": made.entry, "day": made.day.isoformat(), "by": made.by,
            "at": made.at.isoformat() if made.at else None}  # fmt: skip
