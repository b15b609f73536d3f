"""The words people write for kinds, roles, proceedings and decisions, and which of the policy's codes each means.

Compared without case, spaces and punctuation. Sources: Annex A's code lists and the variants seen in returns
(Data to Insight's schema), and the abbreviations in use in English councils.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from caseload.domain.policy import Policy
from caseload.intake.fault_list import CellFault
from caseload.intake.words import advise_nearest, drop_brackets, fold

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "looked_after": (
        "LAC", "CLA", "CIC", "looked after child", "child looked after", "children looked after", "child in care",
        "in care", "CLA&CP", "CLA & CPP", "CP/CLA", "CPP/CLA", "LAC/CP", "LAC with CP", "UASC",
    ),
    "child_protection": ("CP", "CPP", "CP plan", "child protection plan", "CP Ext"),
    "child_in_need": ("CIN", "CIN plan", "child in need plan", "children in need", "section 17", "s17"),
    "section_47": ("S47", "s.47", "sec 47", "section 47 enquiry", "s47 enquiry", "section 47 investigation"),
    "assessment": (
        "C&F assessment", "C and F assessment", "C&F", "CFA", "CF assessment", "child and family assessment",
        "children and families assessment", "single assessment", "referral", "new referral", "new", "open assessment",
        "open asmt", "assessment in progress", "CF assessment in progress", "initial assessment",
    ),
    "private_fostering": ("PF", "privately fostered", "private fostered"),
    "care_leaver": ("leaving care", "18+", "care leavers", "former relevant", "former relevant child", "aftercare"),
    "early_help": ("EH", "early help assessment", "EHA", "TAF", "team around the family", "targeted support"),
    "fostering_household": ("fostering", "foster carer", "foster carers", "fostering carers", "connected carers"),
    "adoption_household": ("adoption", "adopter", "adopters", "adoptive family", "prospective adopters"),
}  # fmt: skip

ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "social_worker": ("SW", "qualified social worker", "QSW", "children's social worker", "experienced social worker"),
    "senior_social_worker": ("SP", "SSW", "senior practitioner", "senior SW"),
    "practice_consultant": ("PC", "consultant social worker", "CSW", "consultant practitioner"),
    "advanced_practitioner": ("AP", "advanced social worker", "advanced SW"),
    "nqsw": ("ASYE", "newly qualified", "newly qualified social worker", "NQ", "assessed and supported year"),
    "agency_social_worker": ("agency", "locum", "agency SW", "locum social worker", "agency worker", "interim SW"),
    "support_officer": (
        "SWSO", "support worker", "FSW", "family support worker", "social work support officer", "SWA",
        "social work assistant", "social worker assistant", "family support officer",
    ),
    "family_practitioner": ("FP", "family worker", "family help practitioner", "early help practitioner"),
    "personal_adviser": ("PA", "personal advisor", "leaving care adviser", "leaving care worker"),
    "therapist": ("play therapist", "family therapist"),
    "psychologist": ("clinical psychologist", "educational psychologist"),
    "team_manager": ("TM", "manager", "practice manager", "service manager"),
    "independent_reviewing_officer": ("IRO", "reviewing officer"),
    "student": ("student social worker", "SW student", "trainee", "apprentice"),
    "tray": ("duty", "queue", "team tray", "duty tray", "inbox", "allocations tray"),
}  # fmt: skip

PROCEEDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "none": (
        "no", "no proceedings", "not in proceedings", "C2", "full care order", "E1", "placement order", "V2", "V3",
        "V4", "section 20", "s20",
    ),
    "pre": ("PLO", "pre-proceedings", "PLO pre-proceedings", "pre-birth PLO", "letter before proceedings"),
    "care": (
        "court", "care proceedings", "in proceedings", "in court", "court proceedings", "interim care order",
        "ICO", "C1",
    ),
}  # fmt: skip

DECISIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "give": ("allocate", "allocate to", "give to", "pin", "fix"),
    "not": ("never", "forbid", "not to", "do not allocate to", "exclude"),
    "prefer": ("preferred", "prefer to", "preference"),
    "wait": ("waiting", "leave unallocated", "defer", "hold over"),
}

CLOSED: Final = frozenset(map(fold, ("closed", "closed episode", "closed case", "closed referral", "closed assessment",
                                     "closed - stepdown", "ceased", "no further action", "NFA")))  # fmt: skip
MOST_COMPARED: Final = 100
STAGES: Final = frozenset(
    fold(word) for name in ("pre", "care") for word in (*PROCEEDINGS[name], "proceedings", "pre", "court work")
)


def list_words(names: Iterable[tuple[str, str]], aliases: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Each folded word with the name it means: the names and labels themselves before any alias."""
    known = [*names]
    words = {fold(alias): name for name, _ in known for alias in aliases.get(name, ())}
    words |= {fold(label): name for name, label in known if label}
    return words | {fold(name): name for name, _ in known}


class CodeBook:
    """The codes that one policy knows, and every word for them."""

    def __init__(self, policy: Policy) -> None:
        """Take the policy's kinds, roles and proceedings, by name and label, with the aliases of each."""
        self.kinds = list_words(((kind.name, kind.label) for kind in policy.kinds.values()), KINDS)
        self.roles = list_words(((role.name, role.label) for role in policy.roles.values()), ROLES)
        self.proceedings = list_words(((row.name, row.label) for row in policy.proceedings.values()), PROCEEDINGS)
        self.decisions = list_words(((name, "") for name in DECISIONS), DECISIONS)
        self.misses: dict[tuple[str, str], CellFault] = {}

    def find_kind(self, text: str) -> str:
        """The kind that a word means; raises CellFault, also for a stage of proceedings or a closed case."""
        found = look_up(text, self.kinds)
        if found:
            return found
        if fold(text) in STAGES:
            fix = (
                "Write the kind of the case here (looked_after, child_protection, ...) and this in a column proceedings"
            )
            raise CellFault("E405", "this is a stage of proceedings, not a kind of case", fix, text)
        if fold(text) in CLOSED:
            raise CellFault("E406", "the case is closed", "Leave closed cases out, or write what it is now", text)
        raise self.refuse_code("E402", "kind", text, self.kinds)

    def find_role(self, text: str) -> str:
        """The role that a word means; raises CellFault."""
        found = look_up(text, self.roles)
        if found:
            return found
        raise self.refuse_code("E401", "role", text, self.roles)

    def find_proceedings(self, text: str) -> str:
        """`none`, `pre` or `care` from a word; raises CellFault."""
        found = look_up(text, self.proceedings)
        if found:
            return found
        raise CellFault("E403", "this stage of proceedings is not known", "Write none, pre (PLO) or care (court)", text)

    def find_decision(self, text: str) -> str:
        """`give`, `not`, `prefer` or `wait` from a word; raises CellFault."""
        found = look_up(text, self.decisions)
        if found:
            return found
        raise CellFault("E404", "this decision is not known", "Write give, not, prefer or wait", text)

    def refuse_code(self, code: str, noun: str, text: str, words: Mapping[str, str]) -> CellFault:
        """The fault of an unknown code; it names the nearest known ones, unless very many codes are unknown."""
        miss = self.misses.get((code, text))
        if miss is None:
            advice = (
                advise_nearest(text, set(words.values()), words) if len(self.misses) < MOST_COMPARED else "Correct it"
            )
            miss = CellFault(code, f"this {noun} is not known", f"{advice} (`caseload policy` lists the {noun}s)", text)
            self.misses[code, text] = miss
        return miss


def look_up(text: str, words: Mapping[str, str]) -> str | None:
    """What a word means, as it stands or without what is in brackets."""
    return words.get(fold(text)) or words.get(fold(drop_brackets(text)))
