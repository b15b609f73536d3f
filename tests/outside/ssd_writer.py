"""Writes the Standard Safeguarding Dataset as councils export it, from a drawn caseload so that the truth is known."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

from caseload.domain.caseload import Case, Caseload, Worker

DAY = date(2026, 1, 5)
CANARY = "Zq"
Cells = dict[str, str]
ALLOCATED = "ALLOCATED CASE WORKER"
WORK_TABLES: Mapping[str, tuple[str, str, str, str]] = {
    "looked_after": ("ssd_cla_episodes", "clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_ceased"),
    "child_protection": ("ssd_cp_plans", "cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
    "child_in_need": ("ssd_cin_plans", "cinp_person_id", "cinp_cin_plan_start", "cinp_cin_plan_end"),
    "assessment": ("ssd_cin_assessments", "cina_person_id", "cina_assessment_start_date", "cina_assessment_auth_date"),
    "section_47": ("ssd_s47_enquiry", "s47e_person_id", "s47e_s47_start_date", "s47e_s47_end_date"),
    "private_fostering": (
        "ssd_legal_status", "lega_person_id", "lega_legal_status_start_date", "lega_legal_status_end_date",
    ),
}  # fmt: skip
"""The table of each kind, with its columns for the child, the start and the end. Care leavers have no dates."""
TITLES = {
    "social_worker": "Social Worker", "senior_social_worker": "Senior Social Worker (Level 3)",
    "nqsw": "ASYE Social Worker",
    "practice_consultant": "Consultant Social Worker", "advanced_practitioner": "Advanced Practitioner",
    "agency_social_worker": "Social Worker", "support_officer": "Family Support Worker",
    "personal_adviser": "Personal Advisor", "team_manager": "Team Manager",
}  # fmt: skip
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "ssd_professionals": (
        "prof_professional_id", "prof_staff_id", "prof_professional_name", "prof_social_worker_registration_no",
        "prof_agency_worker_flag", "prof_professional_job_title", "prof_professional_caseload",
        "prof_professional_department", "prof_full_time_equivalency",
    ),
    "ssd_involvements": (
        "invo_involvements_id", "invo_professional_id", "invo_professional_role_id", "invo_professional_team",
        "invo_involvement_start_date", "invo_involvement_end_date", "invo_worker_change_reason", "invo_person_id",
        "invo_referral_id",
    ),
    "ssd_department": ("dept_team_id", "dept_team_name", "dept_team_parent_id", "dept_team_parent_name"),
    "ssd_family": ("fami_family_id", "fami_person_id"),
    "ssd_person": ("pers_person_id", "pers_sex", "pers_ethnicity", "pers_dob", "pers_death_date"),
    "ssd_cin_episodes": (
        "cine_referral_id", "cine_person_id", "cine_referral_date", "cine_referral_nfa", "cine_close_reason",
        "cine_close_date", "cine_referral_team", "cine_referral_worker_id",
    ),
    "ssd_cla_episodes": (
        "clae_cla_episode_id", "clae_person_id", "clae_cla_episode_start_date", "clae_cla_episode_start_reason",
        "clae_cla_episode_ceased", "clae_cla_episode_ceased_reason",
    ),
    "ssd_cp_plans": (
        "cppl_cp_plan_id", "cppl_referral_id", "cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date",
        "cppl_cp_plan_ola",
    ),
    "ssd_cin_plans": (
        "cinp_cin_plan_id", "cinp_referral_id", "cinp_person_id", "cinp_cin_plan_start", "cinp_cin_plan_end",
        "cinp_cin_plan_team", "cinp_cin_plan_worker_id",
    ),
    "ssd_cin_assessments": (
        "cina_assessment_id", "cina_person_id", "cina_referral_id", "cina_assessment_start_date",
        "cina_assessment_auth_date", "cina_assessment_team", "cina_assessment_worker_id",
    ),
    "ssd_s47_enquiry": (
        "s47e_s47_enquiry_id", "s47e_referral_id", "s47e_person_id", "s47e_s47_start_date", "s47e_s47_end_date",
        "s47e_s47_completed_by_worker_id", "s47e_s47_completed_by_team",
    ),
    "ssd_initial_cp_conference": ("icpc_icpc_id", "icpc_s47_enquiry_id", "icpc_person_id", "icpc_icpc_date"),
    "ssd_care_leavers": (
        "clea_table_id", "clea_person_id", "clea_care_leaver_eligibility", "clea_care_leaver_in_touch",
        "clea_care_leaver_personal_advisor", "clea_care_leaver_allocated_team", "clea_care_leaver_worker_id",
    ),
    "ssd_legal_status": (
        "lega_legal_status_id", "lega_person_id", "lega_legal_status", "lega_legal_status_start_date",
        "lega_legal_status_end_date",
    ),
    "ssd_pre_proceedings": (
        "prep_table_id", "prep_person_id", "prep_pre_pro_decision_date", "prep_pre_pro_outcome",
        "prep_agree_stepdown_issue_date", "prep_la_final_care_plan",
    ),
    "ssd_disability": ("disa_table_id", "disa_person_id", "disa_disability_code"),
    "ssd_immigration_status": (
        "immi_immigration_status_id", "immi_person_id", "immi_immigration_status",
        "immi_immigration_status_start_date", "immi_immigration_status_end_date",
    ),
    "ssd_address": (
        "addr_table_id", "addr_address_json", "addr_person_id", "addr_address_type", "addr_address_start_date",
        "addr_address_end_date", "addr_address_postcode",
    ),
}  # fmt: skip
"""The headings of each table after the published field names, with some that are never read."""


@dataclass
class Dataset:
    """The rows of each table by heading, and what is to come of them."""

    tables: dict[str, list[Cells]] = field(default_factory=lambda: {name: [] for name in HEADINGS})
    works: dict[str, dict[str, object]] = field(default_factory=dict)
    people: dict[str, dict[str, object]] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)

    def add(self, table: str, **cells: str) -> None:
        """One more row of a table; its own id is numbered."""
        first = HEADINGS[table][0]
        own = {} if first in cells else {first: f"{len(self.tables[table]) + 1}"}
        self.tables[table].append({**own, **cells})


@dataclass(frozen=True)
class Dialect:
    """How a council's program writes the tables."""

    encoding: str = "utf-8"
    separator: str = ","
    name_file: Callable[[str], str] = lambda table: f"{table}.csv"
    name_head: Callable[[str], str] = lambda head: head
    blank: str = ""
    write_day: Callable[[str], str] = lambda day: day
    is_framed: bool = False


def strip_prefix(head: str) -> str:
    """A heading without its prefix."""
    return head.partition("_")[2]


DIALECTS: Mapping[str, Dialect] = {
    "plain": Dialect(),
    "sql server": Dialect(
        "utf-8-sig", ",", lambda table: f"dbo.{table.upper()}_20260105.CSV", str.upper, "NULL",
        lambda day: f"{day} 00:00:00.0000000", is_framed=True,
    ),
    "excel": Dialect(
        "cp1252", ";", lambda table: f"{table.removeprefix('ssd_')} (2).csv", lambda head: head.replace("_", " "),
        "#N/A", lambda day: "/".join(reversed(day.split("-"))),
    ),
    "unicode": Dialect(
        "utf-16", "\t", lambda table: f"Jan2026 - {table} v2.txt", strip_prefix, "nan", lambda day: f"{day}T00:00:00",
    ),
}  # fmt: skip


def draw_dataset(caseload: Caseload) -> Dataset:
    """A caseload as tables, and among them the rows that every extract has and nobody needs."""
    data = Dataset()
    teams = sorted({worker.team for worker in caseload.workers} | {case.team for case in caseload.cases})
    for team in teams:
        data.add("ssd_department", dept_team_id=f"{500 + teams.index(team)}", dept_team_name=team)
    for number, worker in enumerate(caseload.workers, 1):
        add_worker(data, worker, number, teams)
    areas = sorted({case.area for case in caseload.cases if case.area})
    for number, case in enumerate((case for case in caseload.cases if is_told(case)), 1):
        add_case(data, case, number, teams, areas, caseload.workers)
    add_noise(data)
    return data


def is_told(case: Case) -> bool:
    """Whether the dataset has a place for a case: it has none for early help, carers and adopters."""
    return case.kind in WORK_TABLES or case.kind == "care_leaver"


def add_worker(data: Dataset, worker: Worker, number: int, teams: Sequence[str]) -> None:
    """One professional, and the person to be read."""
    title = TITLES.get(worker.role, worker.role)
    agency = worker.role == "agency_social_worker"
    registration = f"SW{number:06d}" if worker.role not in ("support_officer", "personal_adviser") else ""
    data.add(
        "ssd_professionals",
        prof_professional_id=name_professional(worker.id),
        prof_staff_id=f"S{worker.id}",
        prof_professional_name=name_worker(worker.id),
        prof_social_worker_registration_no=registration,
        prof_agency_worker_flag=("Y" if agency else "N") if number % 2 or agency else "SSD_PH",
        prof_professional_job_title=title,
        prof_professional_caseload=str(number % 20),
        prof_professional_department=f"{500 + teams.index(worker.team)}",
        prof_full_time_equivalency=f"{float(worker.fte):g}",
    )
    data.people[f"S{worker.id}"] = {
        "name": name_worker(worker.id), "registration": registration, "team": worker.team, "role": worker.role,
        "fte": f"{float(worker.fte):g}", "held": number % 20,
    }  # fmt: skip


def name_professional(worker: str) -> str:
    """The id under which a worker is among the professionals."""
    return f"7{sum(ord(letter) for letter in worker):05d}{worker[1:]}"


def name_worker(worker: str) -> str:
    """A worker's name as case systems print it."""
    return f"Surname{worker}, First"


def add_case(
    data: Dataset, case: Case, number: int, teams: Sequence[str], areas: Sequence[str], workers: Sequence[Worker]
) -> None:
    """One child: the open row, what was before it, who holds it and held it; and the work to be read."""
    child = f"10{number:05d}"
    begun = min(case.held_since or DAY, case.waiting_since or DAY) - timedelta(days=20)
    truth: dict[str, object] = {"kind": case.kind, "team": case.team, "skills": case.skills & {"disability", "asylum"}}
    add_open_row(data, case, child, begun if case.held_since else case.waiting_since or begun)
    truth |= add_involvements(data, case, child, teams, begun)
    truth |= add_facts(data, case, child, areas)
    data.works[child] = truth
    if case.family:
        data.families[child] = f"F{case.family}"
        data.add("ssd_family", fami_family_id=f"F{case.family}", fami_person_id=child)


def add_open_row(data: Dataset, case: Case, child: str, start: date) -> None:
    """The row that makes a case open, and a closed one of the same sort before it."""
    data.add("ssd_person", pers_person_id=child, pers_ethnicity=f"{CANARY}ethnic", pers_dob="2013-07-19")
    if case.kind == "care_leaver":
        data.add(
            "ssd_care_leavers", clea_person_id=child, clea_care_leaver_eligibility="Former Relevant",
            clea_care_leaver_in_touch="YES",
        )  # fmt: skip
        return
    table, person, begins, ends = WORK_TABLES[case.kind]
    status = {"lega_legal_status": "Private Fostering"} if case.kind == "private_fostering" else {}
    before = {person: child, begins: "2019-01-07", ends: "2020-02-03", **status}
    data.add(table, **before)
    data.add(table, **{person: child, begins: start.isoformat(), ends: "", **status})


def add_involvements(data: Dataset, case: Case, child: str, teams: Sequence[str], begun: date) -> dict[str, object]:
    """Who holds a case and who held it, in turn; and what is to be read of it."""
    team = f"{500 + teams.index(case.team)}"
    until = case.held_since or case.waiting_since or DAY
    parts = [until - timedelta(days=n) for n in range(len(case.earlier), -1, -1)]
    earlier = []
    for worker, first, last in zip(case.earlier, parts, parts[1:], strict=False):
        add_involvement(data, child, name_professional(worker), team, first.isoformat(), last.isoformat())
        earlier.append((f"S{worker}", first, last))
    add_involvement(data, child, "799999", team, begun.isoformat(), role="HEALTH VISITOR")
    add_involvement(data, child, name_professional("w1"), team, "2018-01-08", "2019-01-07")
    if case.holder:
        add_involvement(
            data, child, name_professional(case.holder), team, until.isoformat(), role="Allocated Case Worker"
        )
    else:
        add_involvement(data, child, "", team, until.isoformat())
        data.add(
            "ssd_cin_episodes", cine_referral_id=f"R{child}", cine_person_id=child, cine_close_date="",
            cine_referral_date=until.isoformat(), cine_referral_team=team,
        )  # fmt: skip
    return {
        "worker": f"S{case.holder}" if case.holder else "",
        "held_since": case.held_since if case.holder else None,
        "waiting_since": None if case.holder or case.kind == "care_leaver" else until,
        "earlier": tuple(each for each in earlier if each[0] != f"S{case.holder}"),
    }


def add_involvement(
    data: Dataset, child: str, professional: str, team: str, start: str, end: str = "", role: str = ALLOCATED
) -> None:
    """One row of the involvements."""
    data.add(
        "ssd_involvements", invo_professional_id=professional, invo_professional_role_id=role, invo_person_id=child,
        invo_professional_team=team, invo_involvement_start_date=start, invo_involvement_end_date=end,
    )  # fmt: skip


def add_facts(data: Dataset, case: Case, child: str, areas: Sequence[str]) -> dict[str, object]:
    """Proceedings, skills and where a child lives; and what is to be read of them."""
    if case.proceedings == "care":
        data.add(
            "ssd_legal_status", lega_person_id=child, lega_legal_status="C1 - Interim care order",
            lega_legal_status_start_date="2025-11-03",
        )  # fmt: skip
    if case.proceedings == "pre":
        data.add("ssd_pre_proceedings", prep_person_id=child, prep_pre_pro_decision_date="2025-12-01")
    data.add(
        "ssd_disability", disa_person_id=child, disa_disability_code="AUT" if "disability" in case.skills else "NONE"
    )
    if "asylum" in case.skills:
        status = "Unaccompanied Asylum Seeking Child"
        data.add("ssd_immigration_status", immi_person_id=child, immi_immigration_status=status)
    district = f"NG{areas.index(case.area) + 1}" if case.area else ""
    homes = (("2010-03-01", "2021-05-04", "ZZ993VZ"), ("2021-05-04", "", f"{district}1AB" if district else ""))
    for start, end, postcode in homes:
        data.add(
            "ssd_address", addr_person_id=child, addr_address_json=f'{{"STREET": "{CANARY} Street, 1"}}',
            addr_address_start_date=start, addr_address_end_date=end, addr_address_postcode=postcode,
        )  # fmt: skip
    return {"proceedings": case.proceedings, "area": district}


def add_noise(data: Dataset) -> None:
    """People and children whom nobody needs: other agencies, a worker long gone, closed and dead children."""
    data.add(
        "ssd_professionals", prof_professional_id="799999", prof_professional_name=f"{CANARY} Visitor",
        prof_professional_job_title="Health Visitor",
    )  # fmt: skip
    data.add(
        "ssd_professionals", prof_professional_id="788888", prof_staff_id="S88", prof_professional_name="Gone, Long",
        prof_professional_job_title="Social Worker", prof_social_worker_registration_no="SW999999",
    )  # fmt: skip
    add_involvement(data, "990001", "788888", "500", "2019-01-07", "2020-02-03")
    data.add("ssd_cin_plans", cinp_person_id="990001", cinp_cin_plan_start="2019-01-07", cinp_cin_plan_end="2020-02-03")
    data.add("ssd_cp_plans", cppl_person_id="990002", cppl_cp_plan_start_date="2025-03-03")
    data.add("ssd_person", pers_person_id="990002", pers_dob="2014-03-03", pers_death_date="2025-06-02")
    data.add("ssd_family", fami_family_id="F9", fami_person_id="990001")


def write_dataset(folder: Path, data: Dataset, dialect: Dialect = DIALECTS["plain"]) -> Path:
    """The tables as files of a folder, in one council's way of writing them; empty tables too."""
    folder.mkdir(exist_ok=True)
    for table, rows in data.tables.items():
        heads = HEADINGS[table] + tuple(head for head in (rows[0] if rows else ()) if head not in HEADINGS[table])
        text = render_table(table, rows, heads, dialect)
        (folder / dialect.name_file(table)).write_bytes(text.encode(dialect.encoding))
    return folder


def render_table(table: str, rows: Sequence[Cells], heads: Sequence[str], dialect: Dialect) -> str:
    """One table as text."""
    out = StringIO()
    writer = csv.writer(out, delimiter=dialect.separator, lineterminator="\r\n")
    writer.writerow([dialect.name_head(head) for head in heads])
    if dialect.is_framed:
        writer.writerow(["-" * len(head) for head in heads])
    writer.writerows([[show(row.get(head, ""), head, dialect) for head in heads] for row in rows])
    if dialect.is_framed:
        out.write(f"\r\n({len(rows)} rows affected)\r\n")
    return out.getvalue()


def show(text: str, head: str, dialect: Dialect) -> str:
    """One cell in a council's way of writing."""
    if not text:
        return dialect.blank
    is_day = text[4:5] == "-" and text[:4].isdigit()
    return dialect.write_day(text) if is_day and not head.endswith("dob") else text
