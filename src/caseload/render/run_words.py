"""Says that a run can be repeated, and what to report where the solver broke off; nothing of the caseload is in it."""

import platform
from collections.abc import Iterator

from caseload.pipeline.report import Report
from caseload.render.words import count


def say_run(report: Report) -> tuple[str, ...]:
    """What is to be known of how a run was made, sentence by sentence; nothing of an ordinary one."""
    return (*say_repeatable(report), *say_crash(report))


def say_repeatable(report: Report) -> Iterator[str]:
    """That a reproducible run comes out the same again, or why it may not, and what it leaves out."""
    if not report.facts.settings.get("reproducible"):
        return
    if report.solved.interrupted:
        yield "Made with --reproducible, but stopped by you: another run may come to another plan."
    elif report.solved.crashed:
        yield "Made with --reproducible, but the solver broke off: another run may come to another plan."
    else:
        yield (
            "Reproducible: the same caseload, policy, options, seed and version give this same plan again, however busy"
            " the machine. The time was counted in work done, not by the clock."
        )
    yield (
        "What more moves would gain, the ways out and the staff it would take depend on the clock and are left out: for"
        " these, run it without --reproducible."
    )


def say_crash(report: Report) -> Iterator[str]:
    """That the solver broke off, and the one line to send: versions, sizes and settings, no name, id or value."""
    if not report.solved.crashed:
        return
    yield "The solver broke off and was tried once more with careful settings. The plan is checked all the same."
    yield f"Please report it with this line, which has no data of yours: {describe_run(report)}."


def describe_run(report: Report) -> str:
    """What made a run, in numbers: versions, machine, how many workers, cases, families and teams, settings."""
    problem, settings = report.problem, report.problem.settings
    versions = [f"{name} {version}" for name, version in sorted(report.facts.versions.items())]
    teams = {unit.team for unit in problem.units}
    sizes = [
        count(len(problem.staff), "worker"),
        count(len(problem.standings), "case"),
        count(len(problem.units), "unit"),
        count(len(teams), "team"),
    ]
    asked = [f"moves {'any' if settings.moves is None else settings.moves}", f"seed {report.solved.seed}"]
    asked += ["handing over"] if settings.hand_over else []
    asked += ["reproducible"] if report.facts.settings.get("reproducible") else []
    asked += [f"time limit {report.facts.settings.get('time_limit')}"]
    goals = [f"{goal.name} {'proven' if goal.proven else 'open'}" for goal in report.solved.goals]
    return "; ".join(
        ", ".join(part) for part in ([*versions, f"{platform.system()} {platform.machine()}"], sizes, asked, goals)
    )
