"""Builds a caseload from its tables, or notes everything that is wrong with them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from caseload.domain.caseload import Caseload
from caseload.domain.policy import Policy
from caseload.intake.build_cases import build_cases
from caseload.intake.build_decisions import read_decisions, settle_decisions
from caseload.intake.build_pairs import build_pairs, build_travel
from caseload.intake.build_workers import build_reductions, build_workers
from caseload.intake.fault_list import FaultList
from caseload.intake.input_hash import hash_caseload
from caseload.intake.known_names import gather_names
from caseload.intake.rows import read_rows
from caseload.intake.tables import RawTable

TABLES = ("workers", "cases", "decisions", "reductions", "travel", "pairs")
NEED_WORKERS = frozenset({"E502", "E503", "E504", "E507", "E508", "E602", "W203", "E408"})
NEED_CASES = frozenset({"E511", "E601"})


def find_moot_codes(raw: Mapping[str, RawTable]) -> frozenset[str]:
    """The codes of faults that only follow from a table or column that is missing or cut off."""
    workers, cases = raw.get("workers"), raw.get("cases")
    moot: frozenset[str] = frozenset()
    if workers is None or not {"worker", "team"} <= set(workers.headings.columns) or not workers.rows:
        moot |= NEED_WORKERS
    if cases is None or "case" not in cases.headings.columns or not cases.rows:
        moot |= NEED_CASES
    return moot


def build_caseload(
    raw: Mapping[str, RawTable], policy: Policy, as_of: date, faults: FaultList, is_part: bool = False
) -> Caseload:
    """The caseload that the tables state under a policy and date. Usable only if no error was noted in `faults`.

    `is_part`: it is one of a region, and `lend_to` may name what is elsewhere.
    """
    tables = {name: read_rows(raw, name, faults) for name in TABLES}
    known = gather_names(tables, policy, as_of, is_part)
    workers, cases, decided, reductions, travel, pairs = (tables[name] for name in TABLES)
    decisions, found = settle_decisions(read_decisions(decided, known) if decided else (), known.cases, known.workers)
    faults.whole += found
    caseload = Caseload(
        as_of=as_of,
        policy=policy,
        workers=build_workers(workers, known) if workers else (),
        cases=build_cases(cases, known) if cases else (),
        decisions=decisions,
        reductions=build_reductions(reductions, known) if reductions else (),
        travel=build_travel(travel, known) if travel else {},
        pairs=build_pairs(pairs, known) if pairs else {},
    )
    return replace(caseload, input_hash=hash_caseload(caseload))
