"""Every command with its group, its summary and one example, known without importing any of them."""

from dataclasses import dataclass
from keyword import iskeyword
from typing import Final


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: its name, the heading it stands under, what it does, and how it is typed."""

    name: str
    group: str
    summary: str
    example: str

    @property
    def module(self) -> str:
        """The module that holds the command as `command`; one named like a word of Python ends in an underline."""
        return f"caseload.cli.commands.{self.name}{'_' if iskeyword(self.name) else ''}"


WEEKLY: Final = "Every week"
STAFFING: Final = "Staffing"
OTHER: Final = "Other"

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "template",
        WEEKLY,
        "Write a workbook to fill in, empty or from your case system's list.",
        "caseload template --from export.xlsx --out team.xlsx",
    ),
    Entry("check", WEEKLY, "Say what is wrong with a caseload, and what to do.", "caseload check team.xlsx"),
    Entry(
        "allocate",
        WEEKLY,
        "Propose who takes which case, and say how good that is.",
        "caseload allocate team.xlsx --out proposal.xlsx",
    ),
    Entry(
        "explain",
        WEEKLY,
        "Say why a case or worker has what they have, and the cost of every other choice.",
        "caseload explain team.xlsx c12 --why-not w3",
    ),
    Entry("recommend", WEEKLY, "Rank who could take one case now.", "caseload recommend team.xlsx c12"),
    Entry(
        "audit",
        WEEKLY,
        "Check any plan against every rule, beside a proposal.",
        "caseload audit team.xlsx my-plan.xlsx",
    ),
    Entry(
        "compare",
        WEEKLY,
        "Say what differs between two plans, or two weeks.",
        "caseload compare proposal.json my-plan.xlsx --for team.xlsx",
    ),
    Entry(
        "round",
        WEEKLY,
        "Record the week's proposal and every decision, and carry them on.",
        "caseload round open team.xlsx --out proposal.xlsx",
    ),
    Entry(
        "shortfall",
        STAFFING,
        "Say what staff it would take: own means first, agency, money, causes.",
        "caseload shortfall team.xlsx --out staff.xlsx",
    ),
    Entry(
        "simulate",
        STAFFING,
        "Try a staffing model over a year, week by week.",
        "caseload simulate scenario.toml --out page.html",
    ),
    Entry(
        "design",
        STAFFING,
        "Set many staffing models side by side: cost, frontier, equal money.",
        "caseload design sweep.toml --out brief.html",
    ),
    Entry(
        "region",
        STAFFING,
        "Say what sharing staff between councils would do.",
        "caseload region councils --out page.html",
    ),
    Entry(
        "workforce",
        STAFFING,
        "Project who is in post, what is vacant, agency need and cost.",
        "caseload workforce workforce.toml --out page.html",
    ),
    Entry(
        "import",
        OTHER,
        "Make a caseload out of files you have: Annex A, census, SSD.",
        "caseload import annex-a annex-a.xlsx --out team",
    ),
    Entry("policy", OTHER, "Print the policy: every number the rules use.", "caseload policy --out policy.toml"),
    Entry(
        "pseudonymise",
        OTHER,
        "Give cases, families and workers random ids, with a key apart.",
        "caseload pseudonymise team.xlsx --out shared",
    ),
    Entry(
        "reidentify",
        OTHER,
        "Put the real ids back into a proposal or anything else made from it.",
        "caseload reidentify plan.xlsx --key key.csv --out real.xlsx",
    ),
    Entry(
        "generate",
        OTHER,
        "Draw a made-up caseload to try things with.",
        "caseload generate --family team-short --out example",
    ),
    Entry(
        "bench",
        OTHER,
        "Run a suite of caseloads, keep every result, and report on them.",
        "caseload bench run suite.toml --out results",
    ),
    Entry(
        "report",
        OTHER,
        "Write the week as a page, for managers, a committee or the public.",
        "caseload report team.xlsx --for committee --out report.html",
    ),
    Entry("serve", OTHER, "Do the weekly round in a browser on this computer.", "caseload serve"),
    Entry("demo", OTHER, "Allocate a made-up team and explain what is seen.", "caseload demo"),
    Entry(
        "completion",
        OTHER,
        "Print the script that completes commands in your shell.",
        'eval "$(caseload completion bash)"',
    ),
)
