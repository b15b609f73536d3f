"""The command offered after an answer asks about the same week as the run did."""

from datetime import date
from pathlib import Path

from caseload.domain.caseload import Decision
from caseload.domain.problem import Settings
from caseload.intake.what_if_asked import AskedWhatIf
from caseload.pipeline.request import Request
from caseload.render.asked_words import say_command
from caseload.render.lines import fold_lines

DECISIONS = (Decision("C1", "give", "w2"), Decision("c1", "not", "w3"), Decision("c2", "wait"), Decision("c1", "wait"))
ASKED = Request(
    Path("team"),
    date(2026, 1, 5),
    policy=Path("my policy.toml"),
    as_of=date(2026, 1, 12),
    settings=Settings(None, True),
    decisions=DECISIONS,
    what_ifs=(AskedWhatIf("absent", "w4"), AskedWhatIf("add", "worker=O'Neill, Zoe,role=nqsw")),
)


def said(*more: str, free: tuple[str, ...] = (), worker: str = "") -> str:
    return fold_lines(say_command(ASKED, "explain team c1", *more, free=free, worker=worker), width=999)[0]


def test_all_that_made_the_week_another_is_repeated_and_quoted() -> None:
    assert said() == (
        'caseload explain team c1 --policy "my policy.toml" --as-of 2026-01-12 --moves any --hand-over --give C1=w2 '
        '--not c1=w3 --wait c2 --wait c1 --absent w4 --add "worker=O\'Neill, Zoe,role=nqsw"'
    )


def test_what_is_chosen_takes_the_place_of_what_was_decided_of_it() -> None:
    assert "--give c1=w5 --policy" in said("--give c1=w5", free=("c1",), worker="w5")
    assert "--not c1=w3 --wait c2 --absent" in said("--give c1=w5", free=("c1",), worker="w5")
    assert "--not c1" not in said("--give c1=w3", free=("c1",), worker="w3")


def test_another_number_of_moves_takes_the_place_of_the_runs_own() -> None:
    assert said("--moves 1").count("--moves") == 1


def test_a_run_without_options_has_none() -> None:
    assert say_command(None, "explain team c1") == "caseload explain team c1"
