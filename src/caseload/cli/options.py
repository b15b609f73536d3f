"""The arguments and options that commands share, and the request they make."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from caseload.cli.kinds import parse_case_worker, parse_day, parse_moves, parse_reason, parse_wait, parse_what_if
from caseload.domain.errors import UsageRefused
from caseload.domain.problem import Settings
from caseload.pipeline.request import Request
from caseload.render.words import quote

Body = TypeVar("Body", bound=Callable[..., Any])
ANY_PATH = click.Path(path_type=Path)
MOST_PROCESSES = 64
ANSWER_FORMS = (".xlsx", ".json")
NO_ADVICE = "Leave out what more moves would gain, the ways out and the staff it would take."

path_argument = click.argument("path", type=ANY_PATH)
json_option = click.option("--json", "is_json", is_flag=True, help="Print JSON instead of words.")
force_option = click.option("--force", is_flag=True, help="Replace what is at --out.")
quiet_option = click.option("--quiet", is_flag=True, help="Say nothing on the way.")


def join_options(*options: Callable[[Any], Any]) -> Callable[[Body], Body]:
    """Several options as one decorator, shown in this order."""

    def decorate(body: Body) -> Body:
        for option in reversed(options):
            body = option(body)
        return body

    return decorate


answer_options = join_options(
    click.option("--out", type=ANY_PATH, metavar="FILE", help="Also write it: .xlsx or .json."),
    force_option,
    json_option,
)

reading_options = join_options(
    click.option("--policy", type=ANY_PATH, metavar="FILE", help="The policy, instead of the caseload's own."),
    click.option("--as-of", type=parse_day, metavar="DATE", help="The day it is read as of, such as 2026-01-05."),
)

week_options = join_options(
    click.option(
        "--moves",
        type=parse_moves,
        default="0",
        show_default=True,
        metavar="N|any",
        help="How many families a team with a worker may change or lose them.",
    ),
    click.option("--hand-over", is_flag=True, help="Hand over now the cases of those who leave within weeks."),
    click.option(
        "--give",
        "gives",
        type=parse_case_worker("give"),
        multiple=True,
        metavar="CASE=WORKER",
        help="This worker takes it.",
    ),
    click.option(
        "--not", "nots", type=parse_case_worker("not"), multiple=True, metavar="CASE=WORKER", help="Never this worker."
    ),
    click.option(
        "--wait", "waits", type=parse_wait, multiple=True, metavar="CASE", help="It waits this week, unallocated."
    ),
)

reason_option = click.option(
    "--reason", type=parse_reason, metavar="CODE", help="Why, for the --give, --not and --wait here, such as CONTIN."
)

what_if_options = join_options(
    click.option(
        "--absent",
        "absences",
        type=parse_what_if("absent"),
        multiple=True,
        metavar="WORKER[=DATE]",
        help="What if they are away (back on that day)?",
    ),
    click.option(
        "--add",
        "additions",
        type=parse_what_if("add"),
        multiple=True,
        metavar="COLUMN=VALUE,...",
        help="What if there is one more worker, such as role=nqsw,team=North,...?",
    ),
    click.option(
        "--set",
        "changes",
        type=parse_what_if("set"),
        multiple=True,
        metavar="KEY=VALUE",
        help="What if a key of the policy is another, such as cap=20?",
    ),
)

limit_options = join_options(
    click.option(
        "--time-limit",
        "seconds",
        type=click.FloatRange(min=0.1),
        default=60.0,
        metavar="SECONDS",
        help="For all goals together (60); the advice may take as long again.",
    ),
    click.option(
        "--seed",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Another seed may find another plan as good; one that is proven does not get better.",
    ),
    click.option(
        "--workers",
        "processes",
        type=click.IntRange(1, MOST_PROCESSES),
        metavar="N",
        help="How many processes share the work (1 or 2, as fits); 1 takes the least memory.",
    ),
)

search_options = join_options(
    limit_options,
    click.option(
        "--reproducible",
        "is_reproducible",
        is_flag=True,
        help="The same plan each time, proven or not: the time limit counts work done, about a second each; no advice.",
    ),
)


def build_request(path: Path, **asked: Any) -> Request:
    """The request that a command's options make; options it does not have keep their defaults.

    Raises UsageRefused for a reason without a decision.
    """
    settings = Settings(asked.pop("moves", 0), asked.pop("hand_over", False))
    reason = asked.pop("reason", None)
    decisions = tuple(replace(one, reason=reason) for one in take_all(asked, "gives", "nots", "waits"))
    if reason is not None and not decisions:
        raise UsageRefused("--reason is for a decision: add --give, --not or --wait, or leave it out.")
    what_ifs = take_all(asked, "absences", "additions", "changes")
    return Request(path, date.today(), settings=settings, decisions=decisions, what_ifs=what_ifs, **asked)


def take_all(asked: dict[str, Any], *names: str) -> tuple[Any, ...]:
    """The values of several repeatable options, taken out of those asked for."""
    return tuple(one for name in names for one in asked.pop(name, ()))


def retype_reading(policy: Path | None, as_of: date | None) -> str:
    """The reading options as they are typed after a command; nothing where none is given."""
    shown = f" --policy {quote(str(policy))}" if policy else ""
    return f"{shown} --as-of {as_of.isoformat()}" if as_of else shown
