"""What the ledger has of all rounds, of one case or of one worker, in words and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from caseload.domain.rounds import Made, Round
from caseload.render.lines import fold_lines
from caseload.render.plain_values import make_plain
from caseload.render.rounds.as_json import SCHEMA, case_to_json, made_to_json
from caseload.render.rounds.notes import list_final
from caseload.render.rounds.words import say_decision, say_outcome, say_proposed, say_reason, say_status
from caseload.render.words import count, say_date, say_full_day

Rounds = Sequence[tuple[Round, tuple[Made, ...]]]


def render_rounds(rounds: Sequence[Round]) -> str:
    """Every round with its state and how many cases were decided, the last first."""
    lines = [line for found in reversed(rounds) for line in render_round_line(found)]
    return "\n".join(["ROUNDS", *lines]) + "\n"


def render_round_line(found: Round) -> list[str]:
    """One round."""
    decided = count(len(list_final(found)), "case")
    return fold_lines(f"{found.number}  {say_date(found.as_of)}: {say_status(found)}; {decided} decided.", 2, 8)


def render_history(name: str, rounds: Rounds) -> str:
    """All that is kept of a case or worker, the last round first: decisions, and what was proposed."""
    lines = [line for found, made in reversed(rounds) for line in render_part(found, made, name)]
    return "\n".join([name, *lines]) + "\n"


def render_part(found: Round, made: Sequence[Made], name: str) -> list[str]:
    """One round's decisions about a case or worker, and what its proposal has of them as long as that is kept."""
    head = fold_lines(f"Round {found.number}, as of {say_date(found.as_of)} ({say_status(found)})", 2, 4)
    texts = [*(say_made(found, one) for one in made), *say_kept(found, name)]
    return [*head, *(line for text in texts for line in fold_lines(text, 4, 8))]


def say_kept(found: Round, name: str) -> Iterator[str]:
    """What the proposal has of a case or worker."""
    listed = found.list_proposed(name)
    if listed and listed[0].case == name:
        yield f"proposed: {say_proposed(listed[0])}"
    elif listed:
        yield f"named in the proposal for {count(len(listed), 'case')}: {', '.join(case.case for case in listed)}"
    elif found.proposal is not None and name in found.proposal.workers:
        yield "among the workers to choose from"


def say_made(found: Round, made: Made) -> str:
    """One decision: the case, where it went or what was said, why, by whom, and whether it holds."""
    one = made.decision
    what = f"{one.case}: {say_decision(one, found.as_of)}"
    where = f" ({say_outcome(one)})" if one.is_final else ""
    why = f", {say_reason(one.reason)}" if one.reason else ""
    who = f", {made.by}" if made.by else ""
    return f"{what}{where}{why}{who}, {say_full_day(made.day)}{say_standing(found, made)}"


def say_standing(found: Round, made: Made) -> str:
    """What became of a decision that is not final."""
    if made not in found.effective.get(made.decision.case, ()):
        return "; replaced later"
    return {"closed": "", "open": "; not final yet", "abandoned": "; never final", "lapsed": "; never final"}[
        found.status
    ]


def history_to_json(name: str | None, rounds: Rounds) -> Mapping[str, Any]:
    """The same as JSON."""
    return {"schema_version": SCHEMA, "of": name, "rounds": [part_to_json(found, made, name) for found, made in rounds]}


def part_to_json(found: Round, made: Sequence[Made], name: str | None) -> dict[str, Any]:
    """One round with its decisions; of a case or worker, with those about them and what is proposed of them."""
    proposed = {} if name is None else {"proposed": [case_to_json(case) for case in found.list_proposed(name)]}
    return {
        "round": found.number,
        "status": found.status,
        "as_of": found.as_of.isoformat(),
        "opened": found.opened.isoformat(),
        "ending": make_plain(found.ending),
        "decisions": [
            {**made_to_json(one), "in_force": one in found.effective.get(one.decision.case, ())} for one in made
        ],
        **proposed,
    }
