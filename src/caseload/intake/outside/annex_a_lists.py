"""What Ofsted's Annex A lists are: their names, what only they say, and the headings that are read.

Lists and headings after the schema of `SocialFinanceDigitalLabs/liia-tools-pipeline` (Annex_A_schema.yml) and Data to
Insight's SSD extracts (`AA_6_children_in_need`); headings drift, so each is known by its words and not by its letters.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Pattern = re.Pattern[str]


def compile_words(words: str) -> Pattern:
    """A pattern on a heading in small letters, with single spaces."""
    return re.compile(words)


CHILD: Final = compile_words(
    r"\bchild\b.*\b(id|identifier|number|no|ref|reference)\b|\b(id|identifier)\b.*\bchild\b|^child(unique)?id$"
    r"|^(unique |client |person |service user |mosaic |lcs |liquidlogic |eclipse |azeus |ics |ssd |case |system )*"
    r"(id|identifier|pid)( number)?$"
)
NOT_CHILD: Final = compile_words(r"birth|\bage\b|upn|nhs|worker|team|placement|household|number of|family")
TEAM: Final = compile_words(
    r"^(?=.*\ballocated\b)(?!.*\b(id|code)\b).*\bteam\b|^(current |responsible |worker'?s? |case )?team( name)?$"
)
WORKER: Final = compile_words(
    r"^(?!.*\b(team|id|number|start|date|type|personal|e?-?mail|role|manager|supervisor)\b)"
    r"((?=.*\ballocated\b).*\b((social|case)?worker|practitioner|professional|sw)s?\b.*"
    r"|(current |lead |key |named |case |social |responsible )*(worker|practitioner|professional)( name)?"
    r"|case ?holder|(case|key|social)worker|sw)$"
)
ADVISER: Final = compile_words(
    r"^(?!.*\b(team|id|number|start|date)\b)(.*\bpersonal advis[eo]rs?\b|(allocated )?pa( name)?$)"
)
DISABILITY: Final = compile_words(r"\bdisab(led|ility)\b")
UASC: Final = compile_words(r"\buasc\b|\bunaccompanied\b")

PEOPLE: Final[Mapping[str, Pattern]] = {"child": CHILD, "team": TEAM, "worker": WORKER}
NEEDS: Final[Mapping[str, Pattern]] = {"disability": DISABILITY}


@dataclass(frozen=True, slots=True)
class ListForm:
    """One of the eleven lists: its number and title, the words of a sheet's name that mean it, the headings only it
    has (`signs`), the headings that are read by meaning, and the meanings it cannot do without."""

    number: int
    title: str
    names: Pattern
    signs: tuple[Pattern, ...]
    columns: Mapping[str, Pattern]
    needed: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """`List 6`, as accounts name it."""
        return f"List {self.number}"

    @property
    def name(self) -> str:
        """`List 6 (children in need)`."""
        return f"{self.part} ({self.title[:1].casefold()}{self.title[1:]})"


def build_list(
    number: int,
    title: str,
    names: str,
    signs: tuple[str, ...],
    columns: Mapping[str, Pattern] | None = None,
    needed: tuple[str, ...] = (),
) -> ListForm:
    """One list from the words that make its patterns."""
    compiled = tuple(compile_words(sign) for sign in signs)
    return ListForm(number, title, compile_words(names), compiled, columns or {"child": CHILD}, needed)


LISTS: Final[tuple[ListForm, ...]] = (
    build_list(1, "Contacts", r"\bcontacts?\b", (r"^contact source", r"^date of contact$")),
    build_list(2, "Early help", r"early help", (r"organisation completing", r"early help")),
    build_list(
        3,
        "Referrals",
        r"\breferrals?\b",
        (r"referral source", r"referral nfa", r"number of referrals", r"^date of referral"),
        {
            **PEOPLE,
            "start": compile_words(r"\bdate of .*referral|^referral (start )?date|^(date )?referral received"),
            "nfa": compile_words(r"\bnfa\b|no further action"),
        },
        ("child",),
    ),
    build_list(
        4,
        "Assessments",
        r"\bassessments?\b",
        (r"continuous assessment", r"assessed as requiring", r"date of authorisation"),
        {
            **PEOPLE,
            **NEEDS,
            "start": compile_words(r"assessment.*start|start.*assessment"),
            "end": compile_words(r"authori[sz]|\bauth\b|assessment.*(completion|completed|end) date|assessment end"),
        },
        ("child", "worker", "end"),
    ),
    build_list(
        5,
        "Section 47 enquiries",
        r"section 47|\bs\.? ?47\b",
        (r"strategy discussion", r"\bicpcs?\b", r"initial child protection conference", r"section 47 enquir"),
        {
            **PEOPLE,
            **NEEDS,
            "start": compile_words(r"strat(egy)? discussion|(section|s\.?) ?47.*start"),
            "unneeded": compile_words(r"unnecessary|not (required|needed|necessary)"),
            "end": compile_words(
                r"^(?=.*\bdate\b)(?!.*\b(number|target|due)\b).*(initial (child protection|cp) conf|\bicpc\b)"
            ),
            "result": compile_words(r"result.*(child protection plan|\bcpp?\b)"),
        },
        ("child", "worker", "end"),
    ),
    build_list(
        6,
        "Children in need",
        r"\bcin\b|child(ren)? in need|in need",
        (r"\bcin start", r"\bcin closure", r"case status", r"reason for closure"),
        {
            **PEOPLE,
            **NEEDS,
            "start": compile_words(r"\bcin\b.*start|start.*\bcin\b|in need.*start"),
            "end": compile_words(r"closure date|date of closure|date closed|closed date|cin end date|end date"),
            "status": compile_words(r"case status|^status$|^child'?s? status|^current status"),
        },
        ("child", "worker", "end"),
    ),
    build_list(
        7,
        "Child protection",
        r"child protection|\bcpp?\b",
        (r"protection plan start", r"protection plan end", r"category of abuse", r"previous child protection plans"),
        {
            **PEOPLE,
            **NEEDS,
            "start": compile_words(r"plan start|start.*protection plan|\bcpp? start"),
            "end": compile_words(r"plan end|end.*protection plan|\bcpp? end"),
        },
        ("child", "worker", "end"),
    ),
    build_list(
        8,
        "Looked-after children",
        r"looked after|in care|\bcla\b|\blac\b|\bcic\b",
        (r"looked after", r"legal status", r"placement (type|provider|postcode|location)", r"dental", r"\biro\b"),
        {
            **PEOPLE,
            **NEEDS,
            "uasc": UASC,
            "start": compile_words(r"^(?!.*ceased).*started to be looked after|^(cla|lac|care|lo+ked after) start"),
            "end": compile_words(r"^(?!.*reason).*(ceased.*looked after|(cla|lac|care|looked after) (end|ceased))"),
            "legal": compile_words(r"^(?!.*\b(date|start(ed)?)\b).*legal status"),
        },
        ("child", "worker", "end"),
    ),
    build_list(
        9,
        "Care leavers",
        r"care leavers?|leaving care",
        (r"eligibility", r"pathway plan", r"personal advis", r"in touch", r"suitability of accom", r"activity status"),
        {
            **PEOPLE,
            **NEEDS,
            "uasc": UASC,
            "adviser": ADVISER,
            "eligibility": compile_words(r"eligib"),
            "touch": compile_words(r"in touch"),
        },
        ("child",),
    ),
    build_list(
        10,
        "Adoption",
        r"\badoption\b",
        (r"placed for adoption", r"placement order", r"date of matching", r"entered care"),
    ),
    build_list(
        11,
        "Adopters",
        r"\badopters?\b|prospective",
        (r"adopter", r"stage [12] (started|ended)", r"enquiry received", r"leaving adoption process"),
    ),
)
"""The lists by number. Headings are compared in small letters, with every kind of space and line break as one space."""

OPEN_WORK: Final = (4, 5, 6, 7, 8, 9)
"""The lists that may hold open work with a team and a worker."""
