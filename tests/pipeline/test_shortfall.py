"""From a path to the staff it would take: stopping keeps what is known, and the extras are worked out when asked."""

from datetime import date
from pathlib import Path
from threading import Event

import pytest

from caseload.pipeline.progress import Step
from caseload.pipeline.request import Request
from caseload.pipeline.shortfall import measure_staff
from caseload.pipeline.shortfall_report import Extras
from tests.cli.running import CASES, write_small

MORE = "".join(f"c{number},North,looked_after,f{number},,2025-11-03\n" for number in range(10, 16))
POLICY = "as_of = 2026-01-05\ncap = 3\n"


@pytest.fixture
def asked(tmp_path: Path) -> Request:
    folder = write_small(tmp_path / "short", cases=CASES + MORE, policy=POLICY)
    return Request(folder, date(2026, 1, 5), seconds=3.0)


def test_all_four_levels_and_what_they_mean_are_found(asked: Request) -> None:
    found = measure_staff(asked)

    assert [level.level for level in found.report.findings.shortfall] == [1, 2, 3, 4]
    assert [one.level for one in found.agency] == [1, 2, 3, 4]
    assert found.causes is not None and [one.level for one in found.causes] == [1, 2]
    assert found.remedies is not None
    assert (found.one_more, found.absences, found.weeks) == (None, None, None)
    assert not found.report.is_stopped


@pytest.mark.parametrize("step", ["shortfall", "remedies", "causes", "one_more"])
def test_ctrl_c_in_a_question_keeps_the_answers_before_it(asked: Request, step: str) -> None:
    stop = Event()

    def interrupt(now: Step) -> None:
        if now.name == step:
            stop.set()
            raise KeyboardInterrupt

    found = measure_staff(asked, Extras(one_more=True, absences=True, weeks=2), interrupt, stop)

    assert found.report.is_stopped
    assert found.report.solved.plan.lead
    order = ("shortfall", "remedies", "causes", "one_more")
    answers = (found.report.findings.shortfall or None, found.remedies, found.causes, found.one_more)
    place = order.index(step)
    assert all(answer is not None for answer in answers[:place])
    assert all(answer is None for answer in answers[place:])
    assert (found.absences, found.weeks) == (None, None)
