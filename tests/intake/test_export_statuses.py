"""A case system's status is read as a kind of work only where that is certain."""

import pytest

from caseload.intake.aliases import CodeBook
from caseload.intake.export_statuses import parse_proceedings, parse_status, rank_kind
from caseload.intake.policy_read import read_policy


@pytest.fixture(scope="module")
def book() -> CodeBook:
    return CodeBook(read_policy(None))


@pytest.mark.parametrize(
    ("kind", "statuses"),
    [
        ("looked_after", ["a) Looked after child", "CLA", "LAC", "CLA&CP", "CLA&CPP", "CP/CLA", "LAC with CP"]),
        ("looked_after", ["cla & cin", "Child in care", "Looked after children"]),
        ("child_protection", ["b) Child Protection plan", "CP", "CPP", "CP Ext", "Child Protection", "CIN / CP"]),
        ("child_in_need", ["c) Child in need plan", "CIN", "CiN", "CiN Plan", "Child in Need", " cin  plan "]),
        ("assessment", ["d) Open assessment", "Open asmt", "Assessment", "CF Assessment in progress"]),
        ("section_47", ["S47", "Section 47 enquiry"]),
        ("care_leaver", ["Care leaver", "Former relevant child"]),
        ("closed", ["e) Closed episode", "Closed", "Closed case", "Closed - stepdown", "Closed Referral",
                    "Closed Assessment", "CIN (closed)", "NFA"]),
    ],
)  # fmt: skip
def test_annex_a_codes_and_their_variants_are_read(book, kind, statuses):
    assert {parse_status(status, book) for status in statuses} == {kind}


@pytest.mark.parametrize("status", ["", "Short breaks", "CIN review due", "CP / something", "Open", "PLO"])
def test_what_is_not_certain_is_not_guessed(book, status):
    assert parse_status(status, book) is None


def test_an_unknown_kind_ranks_after_every_other():
    assert max(["looked_after", None, "early_help", "fostering_household"], key=rank_kind) is None


@pytest.mark.parametrize(
    ("stage", "texts"),
    [
        ("care", ["C1", "C1: ICO", "C1  [Interim Care Order]", "CLA - C1 - Interim Care Order",
                  "a) Interim care orders", "Code 'C1' is not mapped", "INTERIM CARE ORDER S38",
                  "L30 Interim Care Order S38 CA 89"]),
        ("none", ["", "E1 Placement order", "C2: FCO", "b) Full care orders", "CARE ORDER S31.1(A)", "PO", "D1", "J4",
                  "CLA - V2 - Single period of accommodation under Section 20", "s20 homeless",
                  "ACCOM S.20 SINGLE PERIOD",
                  "L59 EPO - Transferred to LA", "CLA - On Remand or Committed for Trial", "Supervision Order",
                  "CLA - Freed for Adoption (Freeing Order Granted)", "Police Powers of Protection", "Ward of Court"]),
        ("pre", ["Pre-proceedings", "PLO"]),
        ("unknown", ["C9", "Interim Supervision Order", "Section 20, care proceedings issued", "wardship"]),
    ],
)  # fmt: skip
def test_legal_statuses_are_read_as_proceedings(book, stage, texts):
    assert {text: parse_proceedings(text, book) for text in texts} == dict.fromkeys(texts, stage)
