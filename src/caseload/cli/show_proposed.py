"""Shows what was newly proposed in a round, and writes the workbook to decide in."""

from pathlib import Path

from caseload.cli.exits import DONE, INTERRUPTED
from caseload.cli.out import Target
from caseload.cli.show import write_result
from caseload.cli.streams import print_json, print_text, say
from caseload.domain.rounds import Round
from caseload.pipeline.rounds.round_report import RoundReport
from caseload.render.rounds.as_json import round_to_json
from caseload.render.rounds.opened import render_opened
from caseload.render.rounds.screen import render_replanned
from caseload.render.words import quote
from caseload.render.workbook.proposal import write_proposal


def show_opened(opened: RoundReport, path: Path, target: Target | None, is_json: bool) -> int:
    """Print the new round and its proposal in short, and write the workbook where asked for."""
    if is_json:
        print_json(round_to_json(opened.round))
    else:
        print_text(render_opened(opened, str(path), target.path.name if target else None))
    return judge(opened, write_workbook(opened, path, target))


def show_replanned(before: Round, done: RoundReport, path: Path, target: Target | None, is_json: bool) -> int:
    """Print what is proposed otherwise than before, and write the workbook where asked for."""
    if is_json:
        print_json(round_to_json(done.round))
    else:
        print_text(render_replanned(before, done.round))
    return judge(done, write_workbook(done, path, target))


def judge(done: RoundReport, shown: int) -> int:
    """The exit code: a search that was stopped ends as one everywhere does, its best so far recorded."""
    if done.report.is_stopped:
        say("You stopped it: the best found so far is recorded as the proposal.")
        return INTERRUPTED
    return shown


def write_workbook(done: RoundReport, path: Path, target: Target | None) -> int:
    """Write the workbook to decide in; where that fails the round stands, and how to get another is said."""
    if target is None:
        return DONE
    code = write_result(target, lambda place: write_proposal(done.report, place))
    if code != DONE:
        again = f"caseload round decide {done.round.number} --replan {quote(str(path))} --out NEW.xlsx --by NAME"
        say(f"Round {done.round.number} is recorded. For another workbook: {again}")
    return code
