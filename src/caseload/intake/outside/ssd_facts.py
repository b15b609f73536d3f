"""Reads what the dataset knows of children beside their work: family, skills, proceedings, area."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from caseload.domain.policy import Policy
from caseload.intake.aliases import CodeBook
from caseload.intake.export_statuses import UNKNOWN, parse_proceedings
from caseload.intake.outside.ssd_open import ENDED, NOT_BEGUN, Search
from caseload.intake.outside.ssd_table import Row, Tables
from caseload.intake.words import drop_list_letter

INTERIM: Final = re.compile(
    r"\binterim\b.*\b(care|supervision) order|\b(care|supervision) order\b.*\binterim\b"
    r"|\bICO\b|\bISO\b|care proceedings",
    re.IGNORECASE,
)
NO_PROCEEDINGS: Final = re.compile(
    r"special guardian|child arrangement|residence order|supervision order|care leaver|leaving care"
    r"|section 20|\bs\.?20\b|accommodat|remand|placement order|adopt|police|protection order|private.*foster"
    r"|freeing|youth|secure|short break|\bcare order|child assessment order|parental responsibility|none|no legal",
    re.IGNORECASE,
)
NOT_DISABLED: Final = re.compile(
    r"n|0|no(ne|t)?\b.*|unknown\b.*|refused|refu|nobt|(information )?not (yet )?(known|stated|recorded|obtained)\b.*",
    re.IGNORECASE,
)
ASYLUM: Final = re.compile(r"unaccompanied|\bUASC\b|asylum", re.IGNORECASE)
NO_ASYLUM: Final = re.compile(r"\baccompanied|\b(not|non|no longer)[ -]+(an )?(unaccompanied|UASC)", re.IGNORECASE)
POSTCODE: Final = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?\d[A-Z]{2}")
NO_PLACE: Final = "ZZ"
NO_WORK: Final = "the child has no open work"


@dataclass(slots=True)
class Facts:
    """What is known of children with open work, by child; `doubted` are legal statuses that are not known,
    `issued` children for whom care proceedings were decided on, of which nothing else is told."""

    families: dict[str, str] = field(default_factory=dict)
    skills: dict[str, set[str]] = field(default_factory=dict)
    proceedings: dict[str, str] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    split: list[str] = field(default_factory=list)
    doubted: set[str] = field(default_factory=set)
    issued: list[str] = field(default_factory=list)


def read_facts(search: Search, children: Collection[str], policy: Policy) -> Facts:
    """Everything about the children with open work; each row is marked as used, or left for its reason."""
    facts = Facts()
    wanted = {name: keep_children(search.tables, name, children) for name in
              ("family", "disability", "immigration_status", "legal_status", "pre_proceedings", "address")}  # fmt: skip
    read_families(facts, wanted["family"])
    read_disability(facts, wanted["disability"], policy)
    read_asylum(facts, keep_open(search, wanted["immigration_status"]), policy)
    read_pre_proceedings(facts, search, wanted["pre_proceedings"])
    read_legal(facts, keep_open(search, wanted["legal_status"]), CodeBook(policy))
    facts.issued = [child for child in facts.issued if child not in facts.proceedings]
    read_areas(facts, search, keep_open(search, wanted["address"]))
    return facts


def keep_children(tables: Tables, name: str, children: Collection[str]) -> list[Row]:
    """The rows of a table whose child has open work; the others are left."""
    kept = []
    for row in tables.list_rows(name):
        if row["child"] in children:
            kept.append(row)
        elif row.number not in row.table.used:
            row.leave(NO_WORK if row["child"] else "no child")
    return kept


def keep_open(search: Search, rows: Sequence[Row]) -> list[Row]:
    """The rows that have begun and not ended; the others are left."""
    return [row for row in rows if search.is_open(row)]


def read_families(facts: Facts, rows: Sequence[Row]) -> None:
    """The family of each child: the first that is named; another one is left, and the child noted."""
    for row in rows:
        if not row["family"]:
            row.leave("no family")
        elif facts.families.setdefault(row["child"], row["family"]) == row["family"]:
            row.use()
        else:
            row.leave("the child is in another family on an earlier row")
            facts.split.append(row["child"])


def read_disability(facts: Facts, rows: Sequence[Row], policy: Policy) -> None:
    """Children with any disability need the skill `disability`, where the policy knows it; `NONE`, `b) No` is none."""
    for row in rows:
        if not row["code"] or NOT_DISABLED.fullmatch(drop_list_letter(row["code"])):
            row.leave("no disability")
        else:
            give_skill(facts, row, "disability", policy)


def read_asylum(facts: Facts, rows: Sequence[Row], policy: Policy) -> None:
    """Unaccompanied children seeking asylum need the skill `asylum`, where the policy knows it."""
    for row in rows:
        if ASYLUM.search(row["status"]) and not NO_ASYLUM.search(row["status"]):
            give_skill(facts, row, "asylum", policy)
        else:
            row.leave("another immigration status")


def give_skill(facts: Facts, row: Row, skill: str, policy: Policy) -> None:
    """Note that a child needs a skill."""
    if skill in policy.known_skills:
        facts.skills.setdefault(row["child"], set()).add(skill)
        row.use()
    else:
        row.leave(f"the policy knows no skill {skill}")


def read_pre_proceedings(facts: Facts, search: Search, rows: Sequence[Row]) -> None:
    """Children in pre-proceedings (decided, without an outcome) or still before the final hearing."""
    for row in rows:
        is_decided = search.has_come(search.tables.read_day(row, "start"))
        is_over = bool(row["outcome"]) or search.has_come(search.tables.read_day(row, "end"))
        if is_at_hearing(row["final"]):
            facts.proceedings[row["child"]] = "care"
            row.use()
        elif is_decided and not is_over:
            facts.proceedings.setdefault(row["child"], "pre")
            row.use()
        elif is_over:
            row.leave(ENDED)
            facts.issued += [row["child"]] if "issue" in row["outcome"].casefold() and not row["final"] else []
        else:
            row.leave(NOT_BEGUN if row["start"] else "no date of a decision")


def is_at_hearing(text: str) -> bool:
    """Whether a final care plan says that the final hearing is still to come: care proceedings go on."""
    plain = text.casefold()
    return plain == "h" or plain.startswith(("h ", "h)", "h-")) or "still in care" in plain or "not yet at" in plain


def read_legal(facts: Facts, rows: Sequence[Row], book: CodeBook) -> None:
    """Children with an interim order are in care proceedings; statuses that are not known are noted."""
    for row in rows:
        stage = find_stage(row["status"], book)
        if stage in ("pre", "care"):
            row.use()
            if facts.proceedings.get(row["child"]) != "care":
                facts.proceedings[row["child"]] = stage
        elif row.number not in row.table.used:
            row.leave("no proceedings")
        if stage == UNKNOWN:
            facts.doubted.add(row["status"])


def find_stage(status: str, book: CodeBook) -> str:
    """`none`, `pre`, `care` or `unknown` from a legal status in words or by its code."""
    if INTERIM.search(status):
        return "care"
    stage = parse_proceedings(status, book)
    return "none" if stage == UNKNOWN and NO_PROCEEDINGS.search(status) else stage


def read_areas(facts: Facts, search: Search, rows: Sequence[Row]) -> None:
    """The postcode district (`NG7`) where each child lives now, the address of the latest start; never more of it."""
    latest: dict[str, tuple[date, int, Row, str]] = {}
    for row in rows:
        district = find_district(row["postcode"])
        if not district:
            row.leave("no postcode")
            continue
        start = search.tables.read_day(row, "start") or date.min
        known = latest.get(row["child"])
        row.leave("another address is later")
        if known is None or (start, row.number) > known[:2]:
            latest[row["child"]] = (start, row.number, row, district)
    for child, (_, _, row, district) in latest.items():
        row.use()
        facts.areas[child] = district


def find_district(text: str) -> str:
    """The outward half of a whole postcode, "" for anything else and for the codes of no fixed place."""
    match = POSTCODE.fullmatch(text.upper())
    return "" if match is None or match[1].startswith(NO_PLACE) else match[1]
