"""Small folders of the dataset, a few rows at a time, and what comes of reading them."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from caseload.domain.errors import Fault, InputRefused
from caseload.domain.policy import Policy
from caseload.intake.outside.extract import Extract, Work
from caseload.intake.outside.ssd import read_ssd
from caseload.intake.policy_read import read_policy

DAY = date(2026, 1, 5)
POLICY: Policy = replace(read_policy(None), as_of=DAY)
Rows = Sequence[Mapping[str, str]]
NEEDED = {
    "ssd_involvements": ("invo_professional_id", "invo_professional_role_id", "invo_person_id",
                         "invo_involvement_start_date", "invo_involvement_end_date"),
    "ssd_cin_plans": ("cinp_person_id", "cinp_cin_plan_start", "cinp_cin_plan_end"),
    "ssd_cp_plans": ("cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    "ssd_cin_assessments": ("cina_person_id", "cina_referral_id", "cina_assessment_start_date",
                            "cina_assessment_auth_date"),
    "ssd_s47_enquiry": ("s47e_s47_enquiry_id", "s47e_person_id", "s47e_s47_start_date", "s47e_s47_end_date"),
    "ssd_cla_episodes": ("clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_ceased"),
    "ssd_cin_episodes": ("cine_referral_id", "cine_person_id", "cine_referral_date", "cine_close_date"),
    "ssd_care_leavers": ("clea_person_id", "clea_care_leaver_eligibility"),
    "ssd_legal_status": ("lega_person_id", "lega_legal_status", "lega_legal_status_start_date",
                         "lega_legal_status_end_date"),
    "ssd_pre_proceedings": ("prep_person_id", "prep_pre_pro_decision_date", "prep_pre_pro_outcome"),
    "ssd_professionals": ("prof_professional_id", "prof_staff_id", "prof_professional_name"),
    "ssd_department": ("dept_team_id", "dept_team_name"),
    "ssd_family": ("fami_family_id", "fami_person_id"),
    "ssd_address": ("addr_person_id", "addr_address_postcode", "addr_address_start_date", "addr_address_end_date"),
    "ssd_initial_cp_conference": ("icpc_s47_enquiry_id", "icpc_icpc_date"),
    "ssd_person": ("pers_person_id", "pers_death_date"),
    "ssd_disability": ("disa_person_id", "disa_disability_code"),
    "ssd_immigration_status": ("immi_person_id", "immi_immigration_status"),
}  # fmt: skip
"""The headings that a small table has at least."""


def a_plan(child: str = "1", **cells: str) -> Mapping[str, str]:
    """An open child in need plan."""
    return {"cinp_person_id": child, "cinp_cin_plan_start": "2025-11-03", "cinp_cin_plan_end": "", **cells}


def an_involvement(child: str = "1", worker: str = "71", start: str = "2025-11-10", end: str = "",
                   **cells: str) -> Mapping[str, str]:  # fmt: skip
    """An allocated case worker."""
    return {
        "invo_professional_id": worker, "invo_professional_role_id": "ALLOCATED CASE WORKER", "invo_person_id": child,
        "invo_involvement_start_date": start, "invo_involvement_end_date": end, **cells,
    }  # fmt: skip


def a_professional(number: str = "71", **cells: str) -> Mapping[str, str]:
    """A social worker, full time."""
    return {
        "prof_professional_id": number,
        "prof_staff_id": f"S{number}",
        "prof_professional_name": f"Surname{number}, First",
        "prof_professional_job_title": "Social Worker",
        "prof_full_time_equivalency": "1",
        **cells,
    }


def usual_tables(**tables: Rows) -> dict[str, Rows]:
    """One child in need with a plan and an allocated worker; some tables added or replaced."""
    usual: dict[str, Rows] = {
        "ssd_cin_plans": [a_plan()],
        "ssd_involvements": [an_involvement()],
        "ssd_professionals": [a_professional()],
    }
    return {**usual, **tables}


def write_tables(folder: Path, tables: Mapping[str, Rows]) -> Path:
    """Some tables as CSV files of a folder."""
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        heads = list(dict.fromkeys([*NEEDED[name], *(head for row in rows for head in row)]))
        out = StringIO()
        writer = csv.writer(out)
        writer.writerows([heads, *([row.get(head, "") for head in heads] for row in rows)])
        (folder / f"{name}.csv").write_text(out.getvalue(), encoding="utf-8")
    return folder


def read(folder: Path, policy: Policy = POLICY, **tables: Rows) -> Extract:
    """What is read of the usual tables, some added or replaced; every account adds up."""
    extract = read_ssd(write_tables(folder / "ssd", usual_tables(**tables)), policy)
    assert all(account.adds_up for account in extract.accounts)
    return extract


def refuse(folder: Path, **tables: Rows) -> list[str]:
    """The faults for which the usual tables, some added or replaced, are refused."""
    return refuse_folder(write_tables(folder / "ssd", usual_tables(**tables)))


def refuse_folder(folder: Path) -> list[str]:
    """The faults for which a folder is refused."""
    with pytest.raises(InputRefused) as refusal:
        read_ssd(folder, POLICY)
    return tell(refusal.value.faults)


def tell(faults: Sequence[Fault]) -> list[str]:
    """Every fault as its code and sentence."""
    return [f"{fault.code} {fault}" for fault in faults]


def tell_of(extract: Extract, code: str) -> list[str]:
    """The warnings of one code as sentences."""
    return [str(fault) for fault in extract.warnings if fault.code == code]


def only(extract: Extract) -> Work:
    """The only work."""
    (work,) = extract.works
    return work


def left_of(extract: Extract, part: str) -> dict[str, tuple[int, ...]]:
    """The rows of a table that were left, by reason."""
    account = next(account for account in extract.accounts if account.part == part)
    return {left.reason: left.rows for left in account.left}
