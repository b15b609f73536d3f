"""A round on the screen: within 72 columns whatever the ids, and what is next for every state."""

from dataclasses import replace

import pytest

from caseload.domain.reasons import REASONS
from caseload.domain.rounds import Ending, Made, Round, RoundDecision
from caseload.render.rounds.history import render_history, render_rounds
from caseload.render.rounds.notes import COLUMNS, list_cells, render_notes, render_notes_csv
from caseload.render.rounds.screen import render_closed, render_replanned, render_round
from caseload.render.rounds.words import say_outcome, say_proposed
from tests.domain.test_round_state import a_round, made
from tests.ledger.building import MONDAY, a_proposed, weeks

LONG = "Featherstonehaugh-Cholmondeley " * 3
MANY = tuple(a_proposed(f"{LONG}{number}", worker=LONG) for number in range(30))


def close(found: Round, by: str | None = "Amy Smith") -> Round:
    return replace(found, ending=Ending("closed", weeks(1), by))


def test_every_line_fits_the_console_whatever_the_ids() -> None:
    final = Made(3, MONDAY, RoundDecision(MANY[0].case, "give", f"{LONG}2", LONG, "CONTIN"), LONG[:90])
    found = a_round(final, cases=MANY)
    texts = (
        render_round(found),
        render_replanned(a_round(cases=MANY), found),
        render_history(LONG[:60], [(found, (final,))]),
        render_rounds([close(found, LONG[:90])]),
        render_closed(close(found, LONG[:90]), is_new=True),
    )

    for text in texts:
        assert [
            line for line in text.splitlines() if len(line) > 72 and not line.startswith(("  caseload", "Next"))
        ] == []


def test_many_cases_are_counted_and_not_listed() -> None:
    shown = render_round(a_round(cases=MANY))

    assert "30 cases to decide, 30 of them not yet decided." in shown
    assert "and 10 more cases: see the workbook, or --json." in shown


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ((), "caseload round decide 1 --agree c1 --by NAME"),
        ((made(3, "agree", "w1"),), "Next: caseload round close 1 --by NAME"),
        ((made(3, "give", "w2"),), "caseload round decide 1 --replan PATH --by NAME"),
    ],
)
def test_the_screen_says_what_to_type_next(decisions: tuple[Made, ...], said: str) -> None:
    assert said in render_round(a_round(*decisions))


def test_a_round_that_is_over_says_so_and_asks_for_nothing() -> None:
    closed = render_round(close(a_round()))
    assert closed.replace("\n", " ").strip() == (
        "Round 1, as of Monday 5 January 2026: closed on 12 January 2026 by Amy Smith."
    )
    lapsed = replace(a_round(), proposal=None)
    assert "never closed; its proposal has been purged" in render_round(lapsed).replace("\n", " ")
    given_up = replace(a_round(), ending=Ending("abandoned", weeks(1), "Bob", "OTHERS"))
    assert REASONS["OTHERS"] in render_round(given_up).replace("\n", " ")


def test_a_new_proposal_that_changes_nothing_says_so() -> None:
    found = a_round()

    assert "Nobody else is proposed otherwise." in render_replanned(found, found)
    assert "c1: new, to w2 (before: w1)" in render_replanned(found, a_round(cases=(a_proposed("c1", worker="w2"),)))


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (RoundDecision("c1", "agree", "w1"), "to w1"),
        (RoundDecision("c1", "give", "w1", "w2"), "from w2 to w1"),
        (RoundDecision("c1", "agree", "w2", "w2"), "stays with w2"),
        (RoundDecision("c1", "wait"), "without a worker"),
        (RoundDecision("c1", "agree", None, "w2"), "from w2, without a worker"),
    ],
)
def test_where_a_decision_took_a_case_is_said(decision: RoundDecision, said: str) -> None:
    assert say_outcome(decision) == said


def test_what_is_proposed_is_said_for_every_fate() -> None:
    fates = ("new", "moves", "stays", "waits", "loses", "unallocated")

    assert [say_proposed(a_proposed("c1", fate)) for fate in fates] == [
        "new, to w1",
        "from w2 to w1",
        "stays with w2",
        "waits for w2",
        "no longer with w2, nobody proposed",
        "nobody proposed",
    ]


def test_a_note_says_where_why_when_and_by_whom() -> None:
    wait = Made(4, weeks(1), RoundDecision("c2", "wait", review=weeks(3)), None)
    give = Made(3, MONDAY, RoundDecision("c1", "give", "w1", "w2", "CONTIN"), "Amy Smith")
    found = close(a_round(give, wait, cases=(a_proposed("c1"), a_proposed("c2", "unallocated"))))

    assert render_notes(found).splitlines() == [
        "2026-01-05: c1 from w2 to w1. Given by decision, reason: continuity: the worker knows the family (CONTIN). "
        "Decided by Amy Smith on 2026-01-05 (round 1).",
        "2026-01-05: c2 without a worker. Waits. To be looked at again on 2026-01-26. Decided on 2026-01-12 (round 1).",
    ]
    assert render_notes_csv(found).splitlines()[0] == ",".join(COLUMNS)
    assert len(list(list_cells(found, give))) == len(COLUMNS)
