"""The screen of an explained case: who has it and why, what every other choice would cost, and who may not."""

from collections.abc import Iterable, Iterator

from caseload.domain.explanation import Alternative, CaseExplanation
from caseload.domain.findings import Change
from caseload.domain.problem import Problem
from caseload.pipeline.explain import ExplainReport
from caseload.render.explain_bar_words import say_bar, say_fixed, say_gone, say_no_room
from caseload.render.explain_give_words import render_why_not
from caseload.render.explain_words import count_exact, name_choice, say_alternative, say_difference
from caseload.render.explain_worker_screen import fold
from caseload.render.fates import find_named_holder, say_because
from caseload.render.lines import WIDTH
from caseload.render.reason_words import say_reasons
from caseload.render.what_if_words import say_what_ifs
from caseload.render.words import count, join_and, natural_key, quote, say_date

INDENT = 2


def render_case(report: ExplainReport, case: CaseExplanation, path_shown: str, width: int = WIDTH) -> str:
    """The whole screen, no line longer than `width`; `path_shown` is the caseload's path as it was typed."""
    texts = [*((0, text) for text in render_head(report, case)), (0, say_why(report, case))]
    if case.why_not is not None:
        texts += render_why_not(report, case, path_shown)
    else:
        texts += [*render_choices(case), *render_barred(case), *render_foot(report, case, path_shown)]
    lines = [line for indent, text in texts for line in fold(text, indent, width)]
    return "\n".join(lines).rstrip() + "\n"


def render_head(report: ExplainReport, case: CaseExplanation) -> list[str]:
    """What the case is, and what goes with it."""
    kind = report.problem.policy.kinds[report.problem.standings[case.case].case.kind].label
    day = say_date(report.problem.caseload.as_of)
    texts = [f"{case.case} ({kind}, {case.team}), {day}. The tool proposes, you decide."]
    if report.what_ifs:
        texts.append(say_what_ifs(report.what_ifs, report.problem.policy, report.problem.caseload.as_of))
    if report.is_also_worker:
        texts.append(f"{case.case} is also a worker's id; this is about the case.")
    others = sorted((one for one in case.together if one != case.case), key=natural_key)
    if others:
        texts.append(
            f"Allocated as one with {join_and(others)}: all that follows is for the {len(others) + 1} of them."
        )
    return texts


def say_why(report: ExplainReport, case: CaseExplanation) -> str:
    """Who has the case in the plan, and why, in one or two sentences."""
    problem, standing = report.problem, report.problem.standings[case.case]
    if case.footing == "kept":
        why = say_fixed(problem, standing.case, next((one.rule for one in case.barred), None)) if case.is_fixed else ""
        return f"It stays with {case.worker}, who has it now. {why or say_best(case)}{say_beside(case)}"
    if case.footing == "decided":
        return f"It is with {case.worker} because that is decided.{say_beside(case)}"
    if case.footing == "waits":
        cover = f"{case.cover} covers until then." if case.cover else say_no_cover(standing.needs_cover)
        return f"It waits for its worker: {say_gone(problem, case.worker or '')}. {cover}"
    if case.footing == "received":
        return f"It goes to {case.worker}. {say_cause(report, case)}{say_best(case)}{say_beside(case)}"
    if case.is_parked:
        return "It has nobody this week because that is decided (wait)."
    return f"It has nobody this week: {say_reasons(case.reasons)}. {say_nearest(case)}"


def say_no_cover(is_needed: bool) -> str:
    """That nobody covers, and whether somebody should."""
    return "It needs somebody to cover, and nobody can." if is_needed else "It needs no cover."


def say_beside(case: CaseExplanation) -> str:
    """Who stands beside its worker, and which brothers and sisters the same worker has."""
    beside = "".join(f" {who} {what} it." for who, what in ((case.co_worker, "co-works"), (case.overseer, "oversees"))
                     if who)  # fmt: skip
    family = sorted(case.siblings, key=natural_key)
    return f"{beside} {case.worker} also has its {say_kin(len(family))} {join_and(family)}." if family else beside


def say_kin(number: int) -> str:
    """Brother or sister, one or several."""
    return "brother or sister" if number == 1 else "brothers and sisters"


def say_cause(report: ExplainReport, case: CaseExplanation) -> str:
    """Why it needs a worker: nobody had it, or the one who did is gone."""
    holder = find_named_holder(report.problem, report.problem.standings[case.case].case)
    if holder is None:
        return "Nobody had it before. "
    if case.because in ("holder_left", "holder_absent"):
        return f"{say_gone(report.problem, holder)}. "
    if case.because is None:
        return ""
    change = Change(case.case, "", case.team, holder, case.worker, case.because, False)
    because = say_because(report.problem, change)
    return f"{because[:1].upper()}{because[1:]}. "


def say_best(case: CaseExplanation) -> str:
    """Against whom the plan's choice is the best, and by what; that others are as good."""
    if case.why_not is not None:
        return ""
    ties = [name_choice(one.worker) for one in case.ties]
    if ties:
        return f"{join_and(ties)} would be exactly as good: the choice between them is arbitrary."
    rival = case.runner_up
    if rival is None:
        return "It is the only choice the rules leave."
    first = rival.first
    sure = "the best choice" if rival.is_exact else "the best choice found"
    why = (
        ""
        if first is None
        else f": with {name_choice(rival.worker)}, the next, {say_difference(first, rival, case.counts)}"
    )
    return f"It is {sure}{why}."


def say_nearest(case: CaseExplanation) -> str:
    """What the nearest worker would cost, for a case that has none."""
    rival = case.runner_up
    if case.why_not is not None:
        return ""
    if rival is None:
        return "Within the rules nobody can take it."
    first = rival.first
    why = "" if first is None else f", but then {say_difference(first, rival, case.counts)}"
    return f"The nearest who could take it is {name_choice(rival.worker)}{why}."


def render_choices(case: CaseExplanation) -> Iterator[tuple[int, str]]:
    """Every other choice with its price, then those that nothing makes possible; each with its indent."""
    priced = [one for one in case.alternatives if one.status in ("priced", "unknown")]
    if priced:
        yield 0, ""
        yield 0, "Every other choice, and what it would change in the whole week:"
        for one in priced:
            yield INDENT, say_choice(one, case)
        exact, of = count_exact(priced)
        if of:
            yield INDENT, f"({'Each' if exact == of else f'{exact} of {of}'} worked out exactly and proven.)"
    impossible = [one for one in case.alternatives if one.status == "impossible"]
    if impossible:
        yield 0, ""
        yield 0, "May take it, but no plan within the limits has it so:"
        for rule in dict.fromkeys(one.rule for one in impossible):
            names = sorted((name_choice(one.worker) for one in impossible if one.rule == rule), key=natural_key)
            yield INDENT, f"{join_and(names)}: {say_no_room(rule)}."


def say_choice(one: Alternative, case: CaseExplanation) -> str:
    """`With w7: 2 more children change worker.`"""
    if one.status == "unknown":
        return f"With {name_choice(one.worker)}: not worked out in the time; give it more with --time-limit."
    if one.is_tie:
        return f"With {name_choice(one.worker)}: exactly as good; the choice is arbitrary."
    return f"With {name_choice(one.worker)}: {say_alternative(one, case.counts)}"


def render_barred(case: CaseExplanation) -> Iterator[tuple[int, str]]:
    """Those whom a rule keeps from it, by rule."""
    number = sum(len(one.workers) for one in case.barred)
    if number:
        yield 0, ""
        yield 0, f"The rules keep {count(number, 'worker')} from it:"
        for one in case.barred:
            yield INDENT, f"{len(one.workers)} ({one.rule}): {say_bar(one)}."


def say_gives(problem: Problem, cases: Iterable[str], worker: str) -> str:
    """The options that give cases to a worker, those left out who are with them already."""
    listed = sorted((case for case in cases if problem.standings[case].holder != worker), key=natural_key)
    return " ".join(f"--give {quote(f'{case}={worker}')}" for case in listed)


def render_foot(report: ExplainReport, case: CaseExplanation, path_shown: str) -> Iterator[tuple[int, str]]:
    """What to type to choose otherwise, or to ask about one worker."""
    path, name = quote(path_shown), quote(case.case)
    other = case.runner_up
    yield 0, ""
    if other is not None and other.worker is not None:
        gives = say_gives(report.problem, case.together, other.worker)
        yield 0, f"To choose {other.worker}: caseload allocate {path} {gives}"
    if report.is_stopped:
        yield 0, "Stopped by you: what is not worked out says so."
    yield 0, f"To ask about one worker: caseload explain {path} {name} --why-not WORKER"
