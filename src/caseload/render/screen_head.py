"""The head of the first screen: whose proposal it is, and what becomes of the new and the held children."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from caseload.domain.fates import find_fate, find_named_holder
from caseload.domain.plan import Breach
from caseload.domain.rounds import Fate
from caseload.pipeline.report import Report
from caseload.render.fates import say_absence, say_because
from caseload.render.lines import fold_lines, set_apart
from caseload.render.what_if_words import NOT_THE_WEEK, say_what_ifs
from caseload.render.words import count, cut, join_and, name_some, name_team, natural_key, say_date

CAPS: Final = frozenset({"cap", "protected"})
MOST_CAUSES: Final = 3
LONGEST_ID: Final = 24


def render_head(report: Report) -> list[str]:
    """Team and date, what if, the new children, the children already held, and who is over their cap."""
    left = f"{cut(name_teams(report), 40)}, {say_date(report.problem.caseload.as_of)}"
    right = "a what-if" if report.what_ifs else "proposal, not yet decided"
    new, held, over = say_summary(report)
    lines = [line for text in say_conditions(report) for line in fold_lines(text)]
    return [*set_apart(left, right), *lines, *fold_lines(new), *fold_lines(f"{held}  {over}")]


def say_conditions(report: Report) -> tuple[str, ...]:
    """What was changed of the week, and that this is therefore a what-if; nothing for the week as it is."""
    if not report.what_ifs:
        return ()
    changed = say_what_ifs(report.what_ifs, report.problem.policy, report.problem.caseload.as_of)
    return changed, NOT_THE_WEEK


def say_summary(report: Report) -> tuple[str, str, str]:
    """What becomes of the new children, what of the children already held, and who is over their cap."""
    problem = report.problem
    fates = {case: find_fate(problem, report.solved.plan, case) for case in problem.standings}
    new = [case for case in fates if find_named_holder(problem, problem.standings[case].case) is None]
    held = [case for case in fates if find_named_holder(problem, problem.standings[case].case) is not None]
    over = say_over(report.solved.breaches, problem.policy.cap)
    return say_new(report, new, fates), say_held(report, held, fates), over


def list_teams(report: Report) -> list[str]:
    """Every team with a worker or a case, sorted."""
    caseload = report.problem.caseload
    names = {worker.team for worker in caseload.workers} | {case.team for case in caseload.cases}
    return sorted(names, key=natural_key)


def name_teams(report: Report) -> str:
    """`North team`, or `5 teams`."""
    teams = list_teams(report)
    return name_team(teams[0]) if len(teams) == 1 else count(len(teams), "team")


def name_people(report: Report, cases: Sequence[str]) -> tuple[str, str]:
    """The noun for these cases: children, unless one of them is about a household of carers."""
    kinds = {report.problem.standings[case].case.kind for case in cases}
    return ("case", "cases") if any("household" in kind for kind in kinds) else ("child", "children")


def say_new(report: Report, new: Sequence[str], fates: dict[str, Fate]) -> str:
    """`6 new families (9 children): 8 children allocated, 1 not.`"""
    if not new:
        return "No child is new or waiting."
    problem = report.problem
    families = len({problem.standings[case].family for case in new})
    waiting = any(problem.standings[case].weeks for case in new)
    adjective = "new or waiting" if waiting else "new"
    nouns = name_people(report, new)
    done = sum(fates[case] == "new" for case in new)
    rest = len(new) - done
    who = f"{count(families, f'{adjective} family', f'{adjective} families')} ({count(len(new), *nouns)})"
    if not rest:
        return f"{who}: all allocated." if len(new) > 1 else f"{who}: allocated."
    return f"{who}: {count(done, *nouns)} allocated, {rest:,} not."


def say_held(report: Report, held: Sequence[str], fates: dict[str, Fate]) -> str:
    """`160 children already held: 158 stay, 2 move (w8 has left).`"""
    if not held:
        return "No child has a worker yet."
    counts = Counter(fates[case] for case in held)
    parts = [f"{counts['stays']:,} {'stays' if counts['stays'] == 1 else 'stay'}"] if counts["stays"] else []
    if counts["moves"]:
        verb = "moves" if counts["moves"] == 1 else "move"
        parts.append(f"{counts['moves']:,} {verb} ({join_causes(report, held, fates)})")
    if counts["waits"]:
        verb = "waits" if counts["waits"] == 1 else "wait"
        parts.append(f"{counts['waits']:,} {verb} for {name_absent(report, held, fates)}")
    if counts["loses"]:
        verb = "now has nobody" if counts["loses"] == 1 else "now have nobody"
        parts.append(f"{counts['loses']:,} {verb} ({join_losses(report, held, fates)})")
    noun = name_people(report, held)
    return f"{count(len(held), *noun)} already held: {join_and(parts)}."


def join_causes(report: Report, held: Iterable[str], fates: dict[str, Fate]) -> str:
    """Why the held children who move do, most frequent first."""
    moved = {case for case in held if fates[case] == "moves"}
    causes = Counter(say_because(report.problem, change) for change in report.findings.changes if change.case in moved)
    return cut_causes(causes) or "see Changes"


def join_losses(report: Report, held: Iterable[str], fates: dict[str, Fate]) -> str:
    """Who held the children who now have nobody, and why they no longer do."""
    causes: Counter[str] = Counter()
    for case in held:
        standing = report.problem.standings[case]
        holder = find_named_holder(report.problem, standing.case)
        if fates[case] != "loses" or holder is None:
            continue
        here = report.problem.staff[holder].is_available
        gone = "has left" if say_absence(report.problem, holder) == "has left" else "is away"
        causes[f"from {holder}" if here else f"{holder} {gone}"] += 1
    return cut_causes(causes)


def name_absent(report: Report, held: Iterable[str], fates: dict[str, Fate]) -> str:
    """Whom the waiting children wait for."""
    waited_for = {report.problem.standings[case].waits_for or "" for case in held if fates[case] == "waits"}
    return name_some([cut(worker, LONGEST_ID) for worker in sorted(waited_for, key=natural_key)])


def cut_causes(causes: Counter[str]) -> str:
    """The causes, most frequent first; a number stands for those beyond the first few."""
    named = [cause for cause, _ in sorted(causes.items(), key=lambda item: (-item[1], natural_key(item[0])))]
    return name_some(named, MOST_CAUSES) if len(named) > 1 else "".join(named)


def say_over(breaches: Iterable[Breach], cap: int) -> str:
    """`Nobody is over their cap (23 full time).`, or who is."""
    over = sorted({b.worker for b in breaches if b.rule in CAPS and b.worker and b.case is None}, key=natural_key)
    if not over:
        return f"Nobody is over {cap}."
    return f"{count(len(over), 'worker is', 'workers are')} over their cap ({name_some(over)})."
