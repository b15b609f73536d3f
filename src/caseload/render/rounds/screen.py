"""A round on the screen: what is proposed, what is left to decide, and what to type next; 72 columns."""

from collections.abc import Sequence
from itertools import chain
from typing import Final

from caseload.domain.rounds import TO_DECIDE, ProposedCase, Round
from caseload.render.lines import fold_item, fold_lines
from caseload.render.rounds.words import list_cases, say_decision, say_proposed, say_status
from caseload.render.words import count, cut, quote, say_date

MOST: Final = 20
LONGEST_ID: Final = 24


def render_round(found: Round) -> str:
    """The round as it stands."""
    return join(
        (
            render_title(found),
            render_undecided(found),
            render_pending(found),
            render_next(found) if found.status == "open" else [],
        )
    )


def render_replanned(before: Round, after: Round) -> str:
    """What the new proposal has otherwise than the one before it, and what is left to decide."""
    changed = [
        f"{case.case}: {say_proposed(case)} (before: {worker_of(before, case.case)})"
        for case in list_proposed(after)
        if case.worker != worker_of_id(before, case.case)
    ]
    lines = ["Allocated again around that. Nobody else is proposed otherwise."]
    if changed:
        lines = ["PROPOSED OTHERWISE THAN BEFORE", *render_some(changed)]
    return join((render_title(after), lines, render_undecided(after), render_next(after)))


def list_proposed(found: Round) -> list[ProposedCase]:
    """Every proposed case; none once purged."""
    return list(found.proposal.cases.values()) if found.proposal else []


def worker_of_id(found: Round, case: str) -> str | None:
    """The worker that a round proposes for a case."""
    return found.proposal.cases[case].worker if found.proposal else None


def worker_of(found: Round, case: str) -> str:
    """The same in words."""
    return worker_of_id(found, case) or "nobody"


def render_title(found: Round) -> list[str]:
    """Which round, as of when, and how far it is."""
    to_decide = sum(case.fate in TO_DECIDE for case in list_proposed(found))
    left = len(found.undecided)
    lines = fold_lines(f"Round {found.number}, as of {say_date(found.as_of)}: {say_status(found)}.")
    if found.status == "open":
        lines += fold_lines(f"{count(to_decide, 'case')} to decide, {left:,} of them not yet decided.")
    return lines


def render_undecided(found: Round) -> list[str]:
    """The cases that nobody has decided yet, the first of them each on a line."""
    if found.status != "open" or not found.undecided:
        return []
    shown = found.undecided[:MOST]
    items = [line for case in shown for line in fold_item(cut(case.case, LONGEST_ID), say_proposed(case))]
    rest = len(found.undecided) - MOST
    more = fold_lines(f"and {count(rest, 'more case')}: see the workbook, or --json.", 2, 8) if rest > 0 else []
    return ["TO DECIDE", *items, *more]


def render_pending(found: Round) -> list[str]:
    """The decisions that differ from the proposal."""
    if not found.pending:
        return []
    texts = [
        f"{made.decision.case}: {say_decision(made.decision, found.as_of)} (proposed: "
        f"{worker_of(found, made.decision.case)})"
        for made in found.pending
    ]
    return ["DECIDED OTHERWISE THAN PROPOSED", *render_some(texts)]


def render_some(texts: Sequence[str]) -> list[str]:
    """The first texts, an item each, and how many more there are."""
    lines = [line for text in texts[:MOST] for line in fold_lines(text, 2, 8)]
    return [*lines, *([f"  and {len(texts) - MOST:,} more."] if len(texts) > MOST else [])]


def render_next(found: Round, workbook: str | None = None) -> list[str]:
    """What to type next, by what is left."""
    start = f"caseload round decide {found.number}"
    if found.pending:
        return [
            "Next: allocate the rest around these decisions, and look again:",
            f"  {start} --replan PATH --by NAME",
        ]
    if not found.undecided:
        return ["Everything is decided.", f"Next: caseload round close {found.number} --by NAME"]
    first = quote(found.undecided[0].case)
    from_book = [f"  {start} --from {quote(workbook)} --by NAME"] if workbook else []
    return [
        "Next: decide, each with your name:",
        *from_book,
        f"  {start} --agree {first} --by NAME",
        f"  {start} --agree-all --reason CODE --by NAME",
    ]


def render_closed(found: Round, is_new: bool) -> str:
    """A round that was just closed, or was closed before; and what to do with it."""
    head = f"Round {found.number} {'is' if is_new else 'was already'} {say_status(found)}."
    if found.status != "closed":
        return join((fold_lines(head),))
    finals = [one for case in sorted(found.effective) if (one := found.find_final(case)) is not None]
    changed = [one for one in finals if one.decision.is_change]
    new = [one for one in finals if one.decision.worker and one.decision.before is None]
    without = [one for one in finals if one.decision.worker is None]
    parts = (
        f"{count(len(list_cases(new)), 'case has', 'cases have')} a worker who had none, "
        f"{count(len(list_cases(changed)), 'changes', 'change')} worker, "
        f"{count(len(list_cases(without)), 'stays', 'stay')} without one for now."
    )
    steps = [
        f"Next: caseload round export {found.number} --notes notes.csv",
        f"      caseload round export {found.number} PATH --out NEXT",
    ]
    return join((fold_lines(head), fold_lines(parts), steps))


def join(sections: Sequence[Sequence[str]]) -> str:
    """The sections that have something to say, a blank line between them."""
    return "\n".join(chain.from_iterable([*section, ""] for section in sections if section)).rstrip() + "\n"
