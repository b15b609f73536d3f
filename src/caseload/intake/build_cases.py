"""Builds the cases of a caseload from their rows."""

from dataclasses import replace
from typing import cast

from caseload.domain.caseload import Case, Proceedings
from caseload.intake.build_workers import find_worker
from caseload.intake.fault_list import CellFault
from caseload.intake.known_names import KnownNames, check_past, refuse_duplicates, settle_value
from caseload.intake.rows import ReadTable, Row
from caseload.intake.words import find_nearest, join_words

DUTIES = ("co_worker", "overseer", "cover")
ALIKE = 0.8


def build_cases(table: ReadTable, known: KnownNames) -> tuple[Case, ...]:
    """The cases, sorted by id. What is wrong is noted; then a case stands with what could be read."""
    refuse_duplicates(table, "case")
    check_holders(table, known)
    cases = (settle_holder(table, row, build_case(table, row, known), known) for row in table.rows)
    return tuple(sorted(cases, key=lambda case: case.id))


def build_case(table: ReadTable, row: Row, known: KnownNames) -> Case:
    """One case from its row, without its holder."""
    for column in ("held_since", "waiting_since"):
        check_past(table, row, column, known.as_of)
    earlier = row["earlier"] or ()
    proceedings = settle_value(table, row, "proceedings", known.codes.find_proceedings) or "none"
    return Case(
        id=row["case"],
        team=settle_team(table, row, known),
        kind=settle_value(table, row, "kind", known.codes.find_kind) or "",
        family=row["family"],
        earlier=tuple(dict.fromkeys(found for name in earlier if (found := known.workers.find(name)))),
        changes=row["changes"] if row["changes"] is not None else len(earlier),
        skills=frozenset(settle_skill(table, row, skill, known) for skill in row["skills"] or ()),
        area=known.areas.settle(row["area"]) if row["area"] else None,
        waiting_since=row["waiting_since"],
        proceedings=cast(Proceedings, proceedings),
        hours=row["hours"],
        support_hours=row["support_hours"],
        discipline=tuple(
            (settle_discipline(table, row, name, known), hours) for name, hours in row["discipline"] or ()
        ),
        transfer=bool(row["transfer"]),
        hold_until=row["hold_until"],
        ends=row["ends"],
    )


def settle_team(table: ReadTable, row: Row, known: KnownNames) -> str:
    """The case's team, which must have a worker."""
    if row["team"] is None:
        return ""
    found = known.team_ids.find(known.teams.settle(row["team"]))
    if found is None:
        fix = known.team_ids.advise(row["team"], "add a worker of that team (a tray will do), or correct the team")
        table.refuse(row, "team", CellFault("E502", "no worker is in this team", fix, row["team"]))
    return found or row["team"]


def settle_skill(table: ReadTable, row: Row, skill: str, known: KnownNames) -> str:
    """A skill the case needs: one that somebody has or the policy knows; else a warning, or a fault if mistyped."""
    settled = known.skills.settle(skill)
    if known.held_skills.find(settled) is None:
        near = find_nearest(skill, known.held_skills.ids, ALIKE)
        if near:
            fix = f"Did you mean {join_words(near)}? Otherwise add it to known_skills in the policy"
            table.refuse(row, "skills", CellFault("E408", "nobody has this skill, and it looks mistyped", fix, skill))
        else:
            fix = "Check the word; as it stands, nobody may take these cases"
            table.warn(row, "skills", CellFault("W203", "nobody has this skill", fix, skill))
    return settled


def settle_discipline(table: ReadTable, row: Row, name: str, known: KnownNames) -> str:
    """A discipline that some role of the policy works in."""
    disciplines = sorted({role.discipline for role in known.policy.roles.values() if role.discipline})
    near = find_nearest(name, disciplines, 1.0)
    if near:
        return near[0]
    fix = f"Use {join_words(disciplines)}" if disciplines else "The policy has no role with a discipline"
    table.refuse(row, "discipline", CellFault("E407", "no role works in this discipline", fix, name))
    return name


def check_holders(table: ReadTable, known: KnownNames) -> None:
    """Note each holder who is not among the workers, once, with the number of their cases."""
    unknown: dict[str, list[Row]] = {}
    for row in table.rows:
        if row["holder"] is not None and known.workers.find(row["holder"]) is None:
            unknown.setdefault(row["holder"], []).append(row)
    for name, rows in unknown.items():
        other = "add a row for them to the workers: role tray for a queue, or with a last_day if they have left"
        fix, got = known.workers.advise(name, other), f"{name}, {len(rows):,} case{'s' if len(rows) > 1 else ''}"
        for row in rows:
            table.refuse(row, "holder", CellFault("E503", "the holder is not among the workers", fix, got))


def settle_duty(table: ReadTable, row: Row, duty: str, holder: str | None, known: KnownNames) -> str | None:
    """The worker who co-works, oversees or covers a case: another than its holder, and no tray."""
    worker = find_worker(table, row, duty, known)
    if worker is not None and worker == holder:
        fix = f"Clear the {duty}, or correct the holder"
        table.refuse(row, duty, CellFault("E505", f"the {duty} is the holder", fix, worker))
    return None if worker in known.trays else worker


def settle_holder(table: ReadTable, row: Row, case: Case, known: KnownNames) -> Case:
    """The case with its holder and those beside them. A tray holds nothing: what is in it waits since it came."""
    holder = known.workers.find(row["holder"]) if row["holder"] is not None else None
    co_worker, overseer, cover = (settle_duty(table, row, duty, holder, known) for duty in DUTIES)
    if row["holder"] is None and row["held_since"] is not None and case.waiting_since is None:
        fix = "Write it as waiting_since if the case has waited since then"
        table.warn(row, "held_since", CellFault("W204", "nobody holds the case; the date is not used", fix))
    in_tray = holder in known.trays
    return replace(
        case,
        holder=None if in_tray else holder,
        held_since=row["held_since"] if holder and not in_tray else None,
        waiting_since=case.waiting_since or (row["held_since"] if in_tray else None),
        co_worker=co_worker,
        overseer=overseer,
        cover=cover,
    )
