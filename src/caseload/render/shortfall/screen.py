"""The screen of `caseload shortfall`: the plain answer, own means, the posts by level, money, and what causes it."""

from collections.abc import Iterable
from itertools import chain

from caseload.domain.findings import Unallocated
from caseload.pipeline.shortfall_report import ShortfallReport
from caseload.render.lines import WIDTH, fold_lines, set_apart
from caseload.render.narrow import fold_narrow
from caseload.render.needs_you import render_must, render_others, render_told
from caseload.render.proof_words import say_audit, say_proof
from caseload.render.screen_head import name_teams
from caseload.render.shortfall.answer import say_answer
from caseload.render.shortfall.cause_words import render_causes
from caseload.render.shortfall.money_words import render_money
from caseload.render.shortfall.parts import render_extras, render_own_means
from caseload.render.shortfall.share_words import render_measures, render_shares
from caseload.render.shortfall.table import render_levels
from caseload.render.what_if_words import say_what_ifs
from caseload.render.words import cut, quote, say_date


def render_shortfall(found: ShortfallReport, path_shown: str, width: int = WIDTH, is_written: bool = False) -> str:
    """The whole screen; `path_shown` is the caseload's path as the manager typed it, `width` the most columns.

    An answer that is written as well needs no word of how to write it.
    """
    sections = (
        render_top(found, width),
        render_own_means(found, width),
        render_levels(found, width),
        render_money(found, width),
        render_causes(found, width),
        render_shares(found, width),
        render_measures(found, width),
        fold_narrow(render_without(found), width),
        render_extras(found, width),
        [*render_end(found, width), *([] if is_written else render_next(path_shown, width))],
    )
    return "\n".join(chain.from_iterable([*section, ""] for section in sections if section)).rstrip() + "\n"


def render_top(found: ShortfallReport, width: int) -> list[str]:
    """Whose week it is, and the plain answer."""
    report = found.report
    left = f"{cut(name_teams(report), 40)}, {say_date(report.problem.caseload.as_of)}"
    right = "a what-if" if report.what_ifs else "staff it would take"
    head = set_apart(left, right) if width >= WIDTH else [*fold_lines(left, 0, 0, width), right.capitalize()]
    sentences = [*list_changed(found), *say_answer(found)]
    return [*head, *(line for sentence in sentences for line in fold_lines(sentence, 0, 2, width))]


def list_changed(found: ShortfallReport) -> list[str]:
    """What a what-if changed of the week; nothing for the week as it is."""
    report = found.report
    if not report.what_ifs:
        return []
    return [say_what_ifs(report.what_ifs, report.problem.policy, report.problem.caseload.as_of)]


def render_without(found: ShortfallReport) -> list[str]:
    """Why each child has no worker, what would change it, and who must be told."""
    problem, listed = found.report.problem, found.report.findings.unallocated
    must = [one for one in listed if one.is_must and not one.is_waiting_for_cover]
    uncovered = [one for one in listed if one.is_waiting_for_cover]
    others = [one for one in listed if not one.is_must and not one.is_waiting_for_cover]
    if not listed:
        return []
    return [
        "WITHOUT A WORKER THIS WEEK",
        *render_must(problem, must, "who may not wait"),
        *render_must(problem, uncovered, "without cover"),
        *tell(found, [*must, *uncovered]),
        *render_others(problem, others),
        *tell(found, others),
    ]


def tell(found: ShortfallReport, listed: Iterable[Unallocated]) -> list[str]:
    """Who must be told of these, and when it goes further up."""
    return render_told(found.report.problem, list(listed))


def render_end(found: ShortfallReport, width: int) -> list[str]:
    """How far it is checked, and what was left out."""
    report = found.report
    lines = [
        *fold_lines(f"The week's plan: {say_audit(report.problem.policy)} {say_proof(report.solved)}", 0, 0, width),
    ]
    if report.is_stopped:
        lines += fold_lines("You stopped the run: what is not here was not worked out.", 0, 0, width)
    return lines


def render_next(path_shown: str, width: int) -> list[str]:
    """The command that writes a workbook."""
    command = f"Next: caseload shortfall {quote(path_shown)} --out staff.xlsx"
    is_short = len(command) <= width
    return fold_lines(command if is_short else "Next: the same command with --out staff.xlsx", 0, 6, width)
