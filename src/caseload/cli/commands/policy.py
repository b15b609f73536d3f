"""`caseload policy`: prints the built-in policy, or one whose hours fit a team."""

from pathlib import Path
from typing import Any

import click

from caseload.cli.exits import DONE
from caseload.cli.options import ANY_PATH, build_request, force_option, reading_options
from caseload.cli.out import Target, prepare_target
from caseload.cli.streams import print_text, say
from caseload.intake.policy_text import policy_text
from caseload.pipeline.fit_policy import fit_policy
from caseload.render.files import write_whole_text
from caseload.render.words import say_date


@click.command("policy")
@click.option("--fit", type=ANY_PATH, metavar="PATH", help="Rescale the hours so that this team's median is 100%.")
@click.option("--out", type=ANY_PATH, metavar="FILE", help="Write it to a .toml file instead of printing it.")
@force_option
@reading_options
def command(fit: Path | None, out: Path | None, force: bool, **asked: Any) -> int:
    """Print the policy: every number and table that the rules use, each with its source.

    Change what differs in your service, delete the rest, and put the file into the caseload's folder as policy.toml.
    """
    target = prepare_target(out, force, (".toml",), (fit,) if fit else ())
    text = policy_text() if fit is None else fit_text(fit, asked)
    write_policy(text, target)
    return DONE


def fit_text(path: Path, asked: dict[str, Any]) -> str:
    """The policy fitted to the team at a path."""
    problem, text = fit_policy(build_request(path, **asked))
    say(f"Fitted to the workload on {say_date(problem.caseload.as_of)}.")
    return text


def write_policy(text: str, target: Target | None) -> None:
    """Print the policy, or write it where asked."""
    if target is None:
        print_text(text)
        return
    write_whole_text(target.path, text)
    say(f"Written: {target.path}")
