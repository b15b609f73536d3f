"""The least-cost staff as JSON; changes are additive only."""

from typing import Any

from caseload.planning.mix.mix import Checked, Counts, Mix, MixQuestion, Tried
from caseload.render.plain_values import round_number


def mix_to_json(mix: Mix) -> dict[str, Any]:
    """What was asked, the answer with its bound, how it did, and what was tried; money is pounds a year."""
    question, found = mix.question, mix.found
    return {
        "schema_version": 1,
        "status": found.ending,
        "title": mix.title,
        "goal": question.goal,
        "share": round_number(question.share),
        "roles": [
            {"role": one.name, "cost": round_number(one.cost, 2), "least": one.least, "most": one.most}
            for one in question.roles
        ],
        "weeks": [{"as_of": day.isoformat(), "cases": cases} for day, cases in zip(mix.days, mix.cases, strict=True)],
        "staff": None if found.counts is None else name_counts(question, found.counts),
        "cost": round_number(mix.cost, 2),
        "bound": round_number(found.bound, 2),
        "proven": mix.is_proven,
        "weeks_without_waiting": mix.without,
        "simulated": None if mix.checked is None else checked_to_json(mix.checked),
        "tried": [tried_to_json(question, one) for one in found.tried],
    }


def name_counts(question: MixQuestion, counts: Counts) -> dict[str, int]:
    """The number of each role."""
    return {role.name: count for role, count in zip(question.roles, counts, strict=True)}


def checked_to_json(checked: Checked) -> dict[str, Any]:
    """How the scenario went with the answer's staff."""
    return {
        "weeks": checked.weeks,
        "without_waiting": checked.without,
        "share": round_number(checked.share),
        "mean_waiting": round_number(checked.mean),
        "most_waiting": checked.most,
    }


def tried_to_json(question: MixQuestion, one: Tried) -> dict[str, Any]:
    """A staff that was tried, and in how many weeks it came to what."""
    return {"staff": name_counts(question, one.counts), "cost": round_number(one.cost, 2), "weeks": dict(one.fates)}
