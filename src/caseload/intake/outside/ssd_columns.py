"""The tables and columns of the Standard Safeguarding Dataset that are read: field names, and what a missing one costs.

Names after data-to-insight/ssd-data-model, data/objects; older names of a field come after the newer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Sort = Literal["id", "text", "day"]


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its names without the table's prefix, the surest first; how it is read; whether it must be there."""

    names: tuple[str, ...]
    sort: Sort = "text"
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: its name and prefix, its columns by the word we use, and what is lost without it ("" for nothing)."""

    name: str
    prefix: str
    fields: Mapping[str, Field]
    loss: str = ""
    other_names: tuple[str, ...] = ()


def an_id(*names: str, needed: bool = False) -> Field:
    """A column of ids."""
    return Field(names, "id", needed)


def a_day(*names: str, needed: bool = False) -> Field:
    """A column of dates."""
    return Field(names, "day", needed)


def a_text(*names: str, needed: bool = False) -> Field:
    """A column of words."""
    return Field(names, "text", needed)


CHILD: Final = an_id("person_id", needed=True)
REFERRAL: Final = an_id("referral_id")
SPECS: Final[tuple[TableSpec, ...]] = (
    TableSpec(
        "professionals",
        "prof",
        {
            "id": an_id("professional_id", needed=True),
            "staff": an_id("staff_id"),
            "name": a_text("professional_name"),
            "registration": a_text("social_worker_registration_no"),
            "agency": a_text("agency_worker_flag"),
            "title": a_text("professional_job_title"),
            "held": a_text("professional_caseload"),
            "team": an_id("professional_department"),
            "fte": a_text("full_time_equivalency"),
        },
        "names, roles, FTE and registration of workers",
        ("professional",),
    ),
    TableSpec(
        "involvements",
        "invo",
        {
            "professional": an_id("professional_id", needed=True),
            "role": a_text("professional_role_id", "professional_role", needed=True),
            "team": an_id("professional_team"),
            "child": an_id("person_id"),
            "referral": REFERRAL,
            "start": a_day("involvement_start_date", needed=True),
            "end": a_day("involvement_end_date", needed=True),
        },
        "who holds a case and since when, and who held it before (only what plans and assessments name is known)",
    ),
    TableSpec(
        "department",
        "dept",
        {"id": an_id("team_id", needed=True), "name": a_text("team_name", needed=True)},
        "the names of teams (their ids stand instead)",
        ("departments",),
    ),
    TableSpec(
        "family",
        "fami",
        {"family": an_id("family_id", needed=True), "child": CHILD},
        "which children are brothers and sisters",
        ("families",),
    ),
    TableSpec("person", "pers", {"child": CHILD, "died": a_day("death_date")}, other_names=("persons",)),
    TableSpec(
        "cin_episodes",
        "cine",
        {
            "referral": an_id("referral_id", needed=True),
            "child": CHILD,
            "start": a_day("referral_date"),
            "end": a_day("close_date", needed=True),
            "nfa": a_text("referral_nfa"),
            "team": an_id("referral_team", "referral_team_name"),
            "worker": an_id("referral_worker_id", "referral_worker_name"),
        },
        "open referrals without a plan or assessment, and which referrals are closed",
    ),
    TableSpec(
        "cp_plans",
        "cppl",
        {
            "child": CHILD,
            "start": a_day("cp_plan_start_date"),
            "end": a_day("cp_plan_end_date", needed=True),
            "other": a_text("cp_plan_ola"),
        },
        "child protection plans",
    ),
    TableSpec(
        "cla_episodes",
        "clae",
        {
            "child": CHILD,
            "start": a_day("entered_care_date", "cla_episode_start_date", "cla_episode_start"),
            "end": a_day("cla_episode_ceased", "cla_episode_ceased_date", needed=True),
        },
        "looked-after children",
    ),
    TableSpec(
        "cin_plans",
        "cinp",
        {
            "child": CHILD,
            "referral": REFERRAL,
            "start": a_day("cin_plan_start", "cin_plan_start_date"),
            "end": a_day("cin_plan_end", "cin_plan_end_date", needed=True),
            "team": an_id("cin_plan_team", "cin_plan_team_name"),
            "worker": an_id("cin_plan_worker_id", "cin_plan_worker_name"),
        },
        "child in need plans",
    ),
    TableSpec(
        "cin_assessments",
        "cina",
        {
            "child": CHILD,
            "referral": REFERRAL,
            "start": a_day("assessment_start_date"),
            "end": a_day("assessment_auth_date", needed=True),
            "team": an_id("assessment_team", "assessment_team_name"),
            "worker": an_id("assessment_worker_id", "assessment_worker_name"),
        },
        "assessments",
    ),
    TableSpec(
        "s47_enquiry",
        "s47e",
        {
            "id": an_id("s47_enquiry_id"),
            "child": CHILD,
            "referral": REFERRAL,
            "start": a_day("s47_start_date"),
            "end": a_day("s47_end_date", needed=True),
            "team": an_id("s47_completed_by_team", "s47_completed_by_team_name"),
            "worker": an_id("s47_completed_by_worker_id", "s47_completed_by_worker", "s47_completed_by_worker_name"),
        },
        "section 47 enquiries",
        ("s47_enquiries",),
    ),
    TableSpec(
        "care_leavers",
        "clea",
        {
            "child": CHILD,
            "eligibility": a_text("care_leaver_eligibility"),
            "touch": a_text("care_leaver_in_touch"),
            "adviser": a_text("care_leaver_personal_advisor", "care_leaver_personal_adviser"),
            "team": an_id("care_leaver_allocated_team", "care_leaver_allocated_team_name"),
            "worker": an_id("care_leaver_worker_id", "care_leaver_worker_name"),
        },
        "care leavers and their personal advisers",
    ),
    TableSpec(
        "initial_cp_conference",
        "icpc",
        {"enquiry": an_id("s47_enquiry_id", needed=True), "day": a_day("icpc_date", needed=True)},
        other_names=("initial_cp_conferences",),
    ),
    TableSpec(
        "legal_status",
        "lega",
        {
            "child": CHILD,
            "status": a_text("legal_status", needed=True),
            "start": a_day("legal_status_start_date", "legal_status_start"),
            "end": a_day("legal_status_end_date", "legal_status_end", needed=True),
        },
        "care proceedings and private fostering",
    ),
    TableSpec(
        "pre_proceedings",
        "prep",
        {
            "child": CHILD,
            "start": a_day("pre_pro_decision_date", needed=True),
            "outcome": a_text("pre_pro_outcome"),
            "end": a_day("agree_stepdown_issue_date"),
            "final": a_text("la_final_care_plan"),
        },
        "pre-proceedings",
    ),
    TableSpec(
        "disability",
        "disa",
        {"child": CHILD, "code": a_text("disability_code", needed=True)},
        "which children are disabled",
        ("disabilities",),
    ),
    TableSpec(
        "immigration_status",
        "immi",
        {
            "child": CHILD,
            "status": a_text("immigration_status", needed=True),
            "start": a_day("immigration_status_start_date", "immigration_status_start"),
            "end": a_day("immigration_status_end_date", "immigration_status_end"),
        },
        "unaccompanied children seeking asylum",
    ),
    TableSpec(
        "address",
        "addr",
        {
            "child": CHILD,
            "postcode": a_text("address_postcode", needed=True),
            "start": a_day("address_start_date", "address_start"),
            "end": a_day("address_end_date", "address_end"),
        },
        "the areas of children, for travel",
        ("addresses",),
    ),
)

WORK_TABLES: Final = (
    "cp_plans", "cla_episodes", "cin_plans", "cin_assessments", "s47_enquiry", "care_leavers", "cin_episodes",
)  # fmt: skip
"""Tables whose open rows are work; one of them at least must be there."""
