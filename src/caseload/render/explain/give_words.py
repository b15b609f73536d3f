"""Says why one worker does not have a case, and what giving it to them all the same would come to."""

from collections.abc import Iterator

from caseload.domain.explanation import Alternative, CaseExplanation
from caseload.domain.policy import Policy
from caseload.pipeline.explain import ExplainReport
from caseload.render.asked_words import say_command
from caseload.render.explain.bar_words import name_rule, say_no_room, say_rule
from caseload.render.explain.words import say_alternative
from caseload.render.way_words import name_target, say_limit
from caseload.render.words import count, join_and, quote

Lines = Iterator[tuple[int, str]]


def render_why_not(report: ExplainReport, case: CaseExplanation, path_shown: str) -> Lines:
    """The answer about the one worker asked for, each text with its indent."""
    worker = case.why_not or ""
    yield 0, ""
    if worker == case.worker:
        yield 0, f"Why not {worker}? {worker} has it in this proposal."
        return
    found = next((one for one in case.alternatives if one.worker == worker), None)
    rule = next((one.rule for one in case.barred if worker in one.workers), None)
    yield 0, f"Why not {worker}? {say_stand(found, rule, case, worker)}"
    if case.given is not None:
        yield from render_given(report, case, path_shown)
    if rule == "moves" and case.given is not None and case.given.refused_by is None:
        more = (report.problem.settings.moves or 0) + 1
        words = f"explain {quote(path_shown)} {quote(case.case)} --why-not {quote(worker)}"
        yield 0, f"To let {count(more, 'family', 'families')} a team change worker without a decision, and see:"
        yield 2, say_command(report.request, words, f"--moves {more}")


def say_stand(found: Alternative | None, rule: str | None, case: CaseExplanation, worker: str) -> str:
    """How the worker stands to the case: priced, without room, or kept from it by a rule."""
    if found is None:
        return f"{worker} {say_rule(rule or '', 1)}{name_rule(rule or '')}."
    if found.status == "impossible":
        return f"{worker} may have it, but no plan within the limits has it so: {say_no_room(found.rule)}."
    if found.status == "unknown":
        return "It was not worked out in the time; give it more with --time-limit."
    if found.is_tie:
        return f"{worker} would be exactly as good: the choice is arbitrary."
    return f"With {worker}: {say_alternative(found, case.counts)}"


def render_given(report: ExplainReport, case: CaseExplanation, path_shown: str) -> Lines:
    """What a give would come to, or which rule no decision may break."""
    given = case.given
    if given is None:
        return
    if given.refused_by is not None:
        yield 0, say_refused(given.refused_by, case, given.worker)
        return
    gives = (f"--give {quote(name_target(decision))}" for decision in given.decisions)
    free = [decision.case for decision in given.decisions]
    yield 0, "You may decide it all the same:"
    yield 2, say_command(report.request, f"allocate {quote(path_shown)}", *gives, free=free, worker=given.worker)
    if given.replaces:
        old = join_and(f"{decision.word} {name_target(decision)}" for decision in given.replaces)
        yield 2, f"That takes the place of what is decided now: {old}."
    if given.priced is None or given.priced.status != "priced":
        yield 2, "What it would come to was not worked out in the time; give it more with --time-limit."
        return
    yield 2, f"Then: {say_alternative(given.priced, case.counts)}"
    if case.footing == "kept" and case.worker != given.worker:
        yield 2, "Its own change of worker is decided by you, and so is not counted among the changes."
    if given.over:
        policy = report.problem.policy
        limits = join_and(say_over(rule, then, limit, policy) for rule, _, then, limit in given.over)
        yield 2, f"By that decision {given.worker} would be above a limit: {limits}."
    else:
        yield 2, f"It would take {given.worker} above no limit."


def say_refused(refused_by: str, case: CaseExplanation, worker: str) -> str:
    """That no decision may give it, and why, where another rule than the one told already forbids that."""
    if any(one.rule == refused_by and worker in one.workers for one in case.barred):
        return "No decision may change that."
    return f"Nor may you decide it: {worker} {say_rule(refused_by)}{name_rule(refused_by)}."


def say_over(rule: str, then: int, limit: int, policy: Policy) -> str:
    """What one limit would come to; `25 cases of 23` of the cap."""
    return f"{then} cases of {limit}" if rule == "cap" else say_limit(rule, then, limit, policy)
