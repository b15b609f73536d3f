"""The small parts of the command line: progress lines, free names, streams."""

from pathlib import Path

import click
import pytest

from caseload.cli.kinds import parse_case_worker, parse_day, parse_moves, parse_wait
from caseload.cli.out import Target, find_free, write_or_rename
from caseload.cli.progress import Lines
from caseload.pipeline.progress import Step
from caseload.render.step_words import say_step
from caseload.solve.messages import Progress


def test_nothing_is_said_in_the_first_two_seconds_and_then_at_most_every_two() -> None:
    said: list[str] = []
    times = iter([0.0, 0.5, 1.9, 2.1, 3.0, 4.2, 7.0])
    lines = Lines(said.append, lambda: next(times))

    for name in ("read", "allocate", "allocate", "moves", "moves", "moves"):
        lines.show(Step(name))

    assert said == [say_step(Step("allocate")), say_step(Step("moves"))]


def test_a_step_tells_the_goal_its_value_its_bound_and_the_time() -> None:
    step = Step("allocate", Progress(1, 3, "unallocated_must", 4, 2, 5.4))

    assert say_step(step) == (
        "Allocating: children who may not wait without a worker, 4 so far, not below 2, part 2 of 3 (5 s)"
    )


def test_a_name_that_is_taken_is_counted_up(tmp_path: Path) -> None:
    for name in ("proposal.xlsx", "proposal-1.xlsx"):
        (tmp_path / name).touch()

    assert find_free(tmp_path / "proposal.xlsx").name == "proposal-2.xlsx"


def test_a_file_locked_meanwhile_is_written_beside(tmp_path: Path) -> None:
    locked = tmp_path / "proposal.xlsx"

    def write(path: Path) -> None:
        if path == locked:
            raise PermissionError
        path.write_text("the result")

    written = write_or_rename(Target(locked), write)

    assert written.name == "proposal-1.xlsx"
    assert written.read_text() == "the result"


def test_decisions_dates_and_moves_are_read_from_words() -> None:
    assert parse_case_worker("give")("c 1 = Amy = Smith").worker == "Amy = Smith"
    assert parse_wait(" c1 ").case == "c1"
    assert (parse_moves("any"), parse_moves("3")) == (None, 3)
    assert parse_day("5 Jan 2026") == parse_day("05/01/2026") == parse_day("2026-01-05")


@pytest.mark.parametrize(
    ("parse", "text"), [(parse_moves, "-1"), (parse_day, "soon"), (parse_case_worker("not"), "c1=")]
)
def test_what_cannot_be_read_is_a_mistake_in_the_command_line(parse, text: str) -> None:
    with pytest.raises(click.BadParameter):
        parse(text)
