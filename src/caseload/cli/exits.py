"""The exit codes, and how everything that can go wrong becomes one of them and a sentence."""

import json
import sys
import traceback
from pathlib import Path
from typing import Final

import click

from caseload.domain.errors import AuditFailed, Fault, InputRefused, UsageRefused

DONE: Final = 0
UNEXPECTED: Final = 1
USAGE: Final = 2
REFUSED: Final = 3
STRICT: Final = 6
AUDIT: Final = 70
INTERRUPTED: Final = 130

EXIT_CODES: Final[dict[int, str]] = {
    DONE: "done: a plan was made, shortage included",
    UNEXPECTED: "something unexpected happened, or the result could not be written",
    USAGE: "the command line asks for something that cannot be done",
    REFUSED: "the input failed its checks; nothing was written",
    STRICT: "with --strict: a case is unallocated, or a goal is not proven",
    AUDIT: "a plan breaks a rule: one of ours is never written, one you gave is told",
    INTERRUPTED: "stopped by you; the best so far is shown and written",
}
"""Every exit code with its meaning; docs/exit-codes.md tells more."""

CLI_CODES: Final[dict[str, str]] = {
    "U001": "the command line cannot be understood or carried out",
    "U002": "the result could not be written",
    "U003": "something unexpected happened",
    "U004": "a plan failed its own audit",
    "U005": "the run was stopped before there was a plan",
}
"""Codes of what goes wrong outside the input, as `--json` gives them."""


def tell_failure(error: BaseException, is_json: bool, is_debugging: bool) -> int:
    """Say what went wrong, as JSON on stdout or in words on stderr, and return the exit code."""
    code, faults, words = describe(error)
    if is_json:
        from caseload.render.plan_json import failure_to_json

        print(json.dumps(failure_to_json(faults, code), indent=2))
    elif words:
        print(words.rstrip("\n"), file=sys.stderr)
    if is_debugging and code == UNEXPECTED:
        print(scrub_traceback(error), file=sys.stderr)
    return code


def describe(error: BaseException) -> tuple[int, tuple[Fault, ...], str]:
    """The exit code of an error, its faults, and its words for people."""
    if isinstance(error, InputRefused):
        return REFUSED, error.faults, render_refusal(error.faults)
    if isinstance(error, click.UsageError):
        return USAGE, (build_fault("U001", error.format_message()),), render_usage(error)
    if isinstance(error, (UsageRefused, click.ClickException)):
        text = error.format_message() if isinstance(error, click.ClickException) else str(error)
        return USAGE, (build_fault("U001", text),), text
    if isinstance(error, AuditFailed):
        text = f"The plan failed its own audit and is not shown (rules: {', '.join(error.findings)})."
        return AUDIT, (build_fault("U004", text),), f"{text} Please report this."
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        return INTERRUPTED, (build_fault("U005", "Stopped before there was a plan."),), "Stopped; nothing was written."
    if isinstance(error, OSError):
        text = f"A file could not be read or written: {error.strerror or type(error).__name__}."
        return UNEXPECTED, (build_fault("U002", text),), text
    text = f"Something unexpected happened ({type(error).__name__}); nothing was written."
    return UNEXPECTED, (build_fault("U003", text),), f"{text} `caseload --debug ...` says where."


def build_fault(code: str, text: str) -> Fault:
    """The fault that stands for something wrong outside the input."""
    return Fault(code, "command line", text.rstrip("."), "See caseload --help and docs/exit-codes.md.")


def render_refusal(faults: tuple[Fault, ...]) -> str:
    """Every fault of an input, and that nothing was done."""
    from caseload.render.faults import render_faults

    return f"{render_faults(faults)}\nNothing was written. Mend these, and run it again."


def render_usage(error: click.UsageError) -> str:
    """A mistake in the command line, with how the command is typed."""
    usage = f"{error.ctx.get_usage()}\n" if error.ctx is not None else ""
    hint = f"Try: {error.ctx.command_path} --help" if error.ctx is not None else "Try: caseload --help"
    return f"{usage}Error: {error.format_message()}\n{hint}"


def scrub_traceback(error: BaseException) -> str:
    """Where an error arose, module by module, without messages or values: these may be about people."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(frame.filename).name} line {frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join(["Where it happened, outermost first:", *lines, f"  {type(error).__name__}"])
