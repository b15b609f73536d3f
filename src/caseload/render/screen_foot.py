"""The foot of the first screen: what is to hand over, what moves would gain, the staff needed, proof, next step."""

from caseload.pipeline.report import Report
from caseload.render.gain_words import render_gains
from caseload.render.lines import WIDTH, fold_lines
from caseload.render.proof_words import say_audit, say_proof
from caseload.render.run_words import say_run
from caseload.render.shortfall.words import say_shortfall
from caseload.render.words import count, cut, quote, say_day


def render_foot(report: Report, path_shown: str, is_written: bool) -> list[list[str]]:
    """Each part as lines; a part that has nothing to say is empty."""
    shortfall = [line for sentence in say_shortfall(report) for line in fold_lines(sentence, 0, 2)]
    closing = [
        *fold_lines(say_audit(report.problem.policy)),
        *fold_lines(say_proof(report.solved)),
        *(line for sentence in say_run(report) for line in fold_lines(sentence, 0, 2)),
        *([] if is_written else render_next(path_shown, is_plain=not report.what_ifs)),
    ]
    return [render_hand_over(report), render_gains(report), shortfall, closing]


def render_hand_over(report: Report) -> list[str]:
    """Each worker who leaves soon, by when their cases are to be handed over, and how many they are."""
    today = report.problem.caseload.as_of
    listed = sorted(report.findings.to_hand_over, key=lambda one: (one.by, one.worker))
    return [
        line
        for one in listed
        for line in fold_lines(
            f"To hand over by {say_day(one.by, today)}: {cut(one.worker, 24)}'s {count(len(one.cases), 'case')}. "
            "To hand them over now: --hand-over",
            0,
            2,
        )
    ]


def render_next(path_shown: str, is_plain: bool = True) -> list[str]:
    """The command that writes the proposal as a workbook; of a what-if (not `is_plain`), as it was typed."""
    command = f"Next: caseload allocate {quote(path_shown)} --out proposal.xlsx"
    return [command] if is_plain and len(command) <= WIDTH else ["Next: the same command with --out proposal.xlsx"]
