"""The peers by name: what each needs, in which forms it runs, and how it is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from shutil import which
from typing import Final

from benchmarks.peers.answer import Answer
from caseload.domain.problem import Problem

OURS: Final = "ours"
USER: Final = "user"
UNITS: Final = "units"
Run = Callable[[Problem, str, float, int], Answer]
"""Problem, form, seconds, seed."""


@dataclass(frozen=True)
class Peer:
    """A peer. `forms`: `user` as one would write it, `units` with our units, rows and independent parts; a rule people
    use by hand has no form. `package`, and `program` where it has one, is what must be installed for it."""

    name: str
    forms: tuple[str, ...]
    package: str
    run: Run
    can_prove: bool = True
    program: str = ""

    @property
    def absence(self) -> str:
        """Why it cannot run here; empty where it can."""
        if find_spec(self.package) is None:
            return f"the package {self.package} is not installed"
        return "" if not self.program or which(self.program) else f"the program {self.program} is not installed"

    @property
    def version(self) -> str:
        """The version of its package."""
        try:
            return f"{self.package} {version(self.package)}"
        except PackageNotFoundError:
            return self.package


def run_ours(problem: Problem, form: str, seconds: float, seed: int) -> Answer:
    """Our engine."""
    from benchmarks.peers.ours import solve_ours

    return solve_ours(problem, seconds, seed)


def run_cpsat(level: int | None) -> Run:
    """CP-SAT at a linearization level (None: the default)."""

    def run(problem: Problem, form: str, seconds: float, seed: int) -> Answer:
        from benchmarks.peers.cpsat import solve_cpsat
        from benchmarks.peers.made import make_parts, make_plain

        return solve_cpsat(problem, make_plain if form == USER else make_parts, level, seconds, seed)

    return run


def run_mip(solver: str) -> Run:
    """A solver of mixed-integer programs."""

    def run(problem: Problem, form: str, seconds: float, seed: int) -> Answer:
        from benchmarks.peers.made import make_parts, make_plain
        from benchmarks.peers.mip import solve_mip

        make = partial(make_plain, is_linear=True) if form == USER else make_parts
        return solve_mip(problem, make, solver, seconds, seed)

    return run


def run_by_hand(rule: str) -> Run:
    """A rule people use by hand."""

    def run(problem: Problem, form: str, seconds: float, seed: int) -> Answer:
        from benchmarks.peers.by_hand import solve_by_hand

        return solve_by_hand(problem, rule, seconds)

    return run


def run_timefold(problem: Problem, form: str, seconds: float, seed: int) -> Answer:
    """Local search by Timefold."""
    from benchmarks.peers.timefold import solve_timefold

    return solve_timefold(problem, seconds, seed)


BOTH: Final = (USER, UNITS)
LISTED: Final = (
    Peer(OURS, ("",), "ortools", run_ours),
    Peer("cp-sat", BOTH, "ortools", run_cpsat(None)),
    Peer("cp-sat-linear", BOTH, "ortools", run_cpsat(2)),
    Peer("highs", BOTH, "highspy", run_mip("highs")),
    Peer("scip", BOTH, "pyscipopt", run_mip("scip")),
    Peer("cbc", BOTH, "pulp", run_mip("cbc")),
    Peer("timefold", (UNITS,), "timefold", run_timefold, False, "java"),
    Peer("lowest-load", ("",), "caseload", run_by_hand("load"), False),
    Peer("previous-worker", ("",), "caseload", run_by_hand("previous"), False),
)
PEERS: Final[Mapping[str, Peer]] = {peer.name: peer for peer in LISTED}
