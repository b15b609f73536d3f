"""Says why one worker does not have a case, and what giving it to them all the same would come to."""

from collections.abc import Iterator

from caseload.domain.explanation import Alternative, CaseExplanation, Given
from caseload.pipeline.explain import ExplainReport
from caseload.render.explain_bar_words import say_no_room, say_rule
from caseload.render.explain_words import say_alternative
from caseload.render.way_words import name_target, say_limit
from caseload.render.words import join_and, quote

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
        yield from render_given(report, case, case.given, rule)
    if rule == "moves" and case.given is not None and case.given.refused_by is None:
        more = (report.problem.settings.moves or 0) + 1
        words = f"caseload explain {quote(path_shown)} {quote(case.case)} --why-not {quote(worker)} --moves {more}"
        yield 0, f"To let {more} a team change worker without a decision, and see: {words}"


def say_stand(found: Alternative | None, rule: str | None, case: CaseExplanation, worker: str) -> str:
    """How the worker stands to the case: priced, without room, or kept from it by a rule."""
    if found is None:
        return f"{worker} {say_rule(rule or '', 1)} (rule {rule})."
    if found.status == "impossible":
        return f"{worker} may have it, but no plan within the limits has it so: {say_no_room(found.rule)}."
    if found.status == "unknown":
        return "It was not worked out in the time; give it more with --time-limit."
    if found.is_tie:
        return f"{worker} would be exactly as good: the choice is arbitrary."
    return f"With {worker}: {say_alternative(found, case.counts)}"


def render_given(report: ExplainReport, case: CaseExplanation, given: Given, rule: str | None) -> Lines:
    """What a give would come to, or which rule no decision may break."""
    if given.refused_by is not None:
        why = (
            ""
            if given.refused_by == rule
            else f" (rule {given.refused_by}): {given.worker} {say_rule(given.refused_by)}"
        )
        yield 0, f"No decision may change that{why}."
        return
    gives = " ".join(f"--give {quote(name_target(decision))}" for decision in given.decisions)
    yield 0, f"You may decide it all the same: {gives}"
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
        limits = join_and(say_limit(rule, then, limit, policy) for rule, _, then, limit in given.over)
        yield 2, f"By that decision {given.worker} would be above a limit: {limits}."
    else:
        yield 2, f"It would take {given.worker} above no limit."
