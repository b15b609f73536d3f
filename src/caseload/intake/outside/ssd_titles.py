"""Tells a worker's role from their job title, registration and agency flag."""

import re
from typing import Final

from caseload.intake.aliases import CodeBook, look_up
from caseload.intake.values import YES

TITLES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), role)
    for pattern, role in (
        (r"newly.qualified|\basye\b|\bnqsw\b|assessed and supported", "nqsw"),
        (r"\bstudent\b|\bapprentice\b|\btrainee\b", "student"),
        (r"independent review|\biro\b|conference chair|protection chair", "independent_reviewing_officer"),
        (r"personal advis|leaving care (advis|worker)|after ?care (advis|worker)", "personal_adviser"),
        (r"\b(team|service|practice|operations?|group|locality|unit|assessment) manager|team leader", "team_manager"),
        (r"head of|director|principal social worker", "team_manager"),
        (r"advanced (practitioner|social)", "advanced_practitioner"),
        (r"consultant", "practice_consultant"),
        (r"senior (social work|sw\b|practitioner)", "senior_social_worker"),
        (r"(agency|locum|interim).*social work|social work.*(agency|locum)", "agency_social_worker"),
        (
            r"social work(er)?s? (support|assistant)|family support|support (worker|officer|practitioner)",
            "support_officer",
        ),
        (r"social work", "social_worker"),
        (r"family (help|practitioner|worker|key)|early help (practitioner|worker)", "family_practitioner"),
        (r"psychologist", "psychologist"),
        (r"therapist", "therapist"),
    )
)
"""Words of a job title with the role they mean; the first line that fits counts."""

HIRED: Final = frozenset({"", "social_worker", "senior_social_worker", "practice_consultant", "advanced_practitioner"})
WITHOUT_CASES: Final = frozenset({"student", "independent_reviewing_officer"})


def find_role(title: str, is_registered: bool, is_agency: bool, book: CodeBook) -> str:
    """A role of the policy, or "" where it cannot be told.

    An agency social worker is one whatever their title; somebody registered whose title says nothing else is a
    social worker.
    """
    role = look_up(title, book.roles) if title else None
    role = role or next((found for pattern, found in TITLES if pattern.search(title)), "")
    if is_agency and role in HIRED and (role or is_registered):
        role = "agency_social_worker"
    if not role and is_registered:
        role = "social_worker"
    return role if role in book.roles.values() else ""


def is_yes(text: str) -> bool:
    """Whether a flag says yes."""
    return text.casefold() in YES
