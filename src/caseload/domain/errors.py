"""What is wrong with an input, said so that a person can mend it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: where it is, what it is, what was got, and what to do.

    `code` is stable and documented in docs/faults.md; `rows` counts how often a grouped fault repeats.
    """

    code: str
    where: str
    what: str
    fix: str
    got: str | None = None
    severity: Severity = "error"
    rows: int = 1

    def __str__(self) -> str:
        """`where: what (got ...). What to do.`"""
        got = f" (got {self.got})" if self.got is not None else ""
        return f"{self.where}: {self.what}{got}. {self.fix}"


class InputRefused(Exception):
    """The input failed its checks; carries every fault of every table, and writes nothing."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keeps the faults, errors and warnings alike."""
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


class UsageRefused(Exception):
    """The command line asks for something that cannot be done; carries one sentence."""


class AuditFailed(Exception):
    """A plan failed its own audit and is never shown; carries the rule names, never values."""

    def __init__(self, findings: tuple[str, ...]) -> None:
        """Keeps what was found, in names only."""
        super().__init__("; ".join(findings))
        self.findings = findings
