"""The screen of an explained case: who has it and why, what every other choice would cost, and who may not."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from caseload.domain.explanation import Alternative, CaseExplanation
from caseload.domain.fates import find_named_holder
from caseload.domain.findings import Change
from caseload.pipeline.explain import ExplainReport
from caseload.render.explain.bar_words import say_bar, say_fixed, say_gone, say_no_room
from caseload.render.explain.foot import render_foot
from caseload.render.explain.give_words import render_why_not
from caseload.render.explain.words import count_exact, name_choice, say_alternative, say_difference
from caseload.render.explain.worker_screen import fold
from caseload.render.fates import say_because
from caseload.render.lines import WIDTH
from caseload.render.reason_words import say_reasons
from caseload.render.what_if_words import say_what_ifs
from caseload.render.words import count, join_and, natural_key, say_date

INDENT = 2


def render_case(report: ExplainReport, case: CaseExplanation, path_shown: str, width: int = WIDTH) -> str:
    """The whole screen, no line longer than `width`; `path_shown` is the caseload's path as it was typed."""
    texts = [*((0, text) for text in render_head(report, case)), (0, say_why(report, case))]
    if case.why_not is not None:
        texts += render_why_not(report, case, path_shown)
    else:
        owners = list_owners(report, case)
        texts += [*render_choices(case), *render_barred(case, owners), *render_foot(report, case, path_shown)]
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
    texts += say_together(report, case)
    return texts


def say_together(report: ExplainReport, case: CaseExplanation) -> Iterator[str]:
    """The family's cases that go with it: with the same worker in the plan, or with others."""
    lead = report.solved.plan.lead
    others = sorted((one for one in case.together if one != case.case), key=natural_key)
    alike = [one for one in others if lead.get(one) == case.worker]
    apart = [one for one in others if one not in alike]
    if apart:
        held = groupby(sorted(apart, key=lambda one: natural_key(lead.get(one) or "")), lambda one: lead.get(one))
        who = join_and(say_held(worker, list(cases)) for worker, cases in held)
        also = f", as are {join_and(alike)}" if len(alike) > 1 else f", as is {alike[0]}" if alike else ""
        number = "both" if len(others) == 1 else f"all {len(others) + 1}"
        yield f"Of one family with {who}{also}: a cost is for {number} of them."
    elif others:
        yield f"Allocated as one with {join_and(others)}: all that follows is for the {len(others) + 1} of them."


def say_held(worker: str | None, cases: Sequence[str]) -> str:
    """`c073 and c074 (w4 has them)`."""
    return f"{join_and(cases)} ({worker or 'nobody'} has {'it' if len(cases) == 1 else 'them'})"


def say_why(report: ExplainReport, case: CaseExplanation) -> str:
    """Who has the case in the plan, and why, in one or two sentences."""
    problem, standing = report.problem, report.problem.standings[case.case]
    if case.footing == "kept":
        why = say_fixed(problem, standing.case, [one.rule for one in case.barred]) if case.is_fixed else ""
        return f"It stays with {case.worker}, who has it now. {why or say_best(case)}{say_beside(case)}"
    if case.footing == "decided":
        return f"It is with {case.worker} because that is decided.{say_beside(case)}"
    if case.footing == "waits":
        cover = say_cover(case.cover) if case.cover else say_no_cover(standing.needs_cover)
        return f"It waits for its worker: {say_gone(problem, case.worker or '')}. {cover}"
    if case.footing == "received":
        return f"It goes to {case.worker}. {say_cause(report, case)}{say_best(case)}{say_beside(case)}"
    if case.is_parked:
        return "It has nobody this week because that is decided (wait)."
    return f"It has nobody this week: {say_reasons(case.reasons)}. {say_nearest(case)}"


def say_cover(worker: str) -> str:
    """Who stands in for the absent worker, and why somebody has to."""
    return f"Its kind may not be left that long with nobody, so {worker} covers until then."


def say_no_cover(is_needed: bool) -> str:
    """That nobody covers, and whether somebody should."""
    return "It needs somebody to cover, and nobody can." if is_needed else "A case of this kind needs no cover."


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
        told = [(name_choice(one.worker), say_choice(one, case)) for one in priced]
        for words, alike in groupby(told, lambda one: one[1]):
            yield INDENT, f"With {join_and(sorted((name for name, _ in alike), key=natural_key))}: {words}"
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
    """What a choice costs: `2 more children change worker.`"""
    if one.status == "unknown":
        return "not worked out in the time; give it more with --time-limit."
    if one.is_tie:
        return "exactly as good; the choice is arbitrary."
    return say_alternative(one, case.counts)


def list_owners(report: ExplainReport, case: CaseExplanation) -> list[str]:
    """The family's cases that have a worker, where the case itself has none who would change."""
    has_worker = [one for one in case.together if report.problem.standings[one].before is not None]
    return [] if case.case in has_worker else sorted(has_worker, key=natural_key)


def render_barred(case: CaseExplanation, owners: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Those whom a rule keeps from it, by rule."""
    number = sum(len(one.workers) for one in case.barred)
    if number:
        yield 0, ""
        yield 0, f"The rules keep {count(number, 'worker')} from it:"
        for one in case.barred:
            yield INDENT, say_bar(one, owners)
