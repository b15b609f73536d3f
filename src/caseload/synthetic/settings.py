"""The settings of a drawn caseload and the families of settings, each named for what it stresses."""

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Final

from caseload.synthetic.posts import Arrival, Post
from caseload.synthetic.rosters import (
    DEVON,
    NOTTINGHAMSHIRE,
    NOTTINGHAMSHIRE_TENTH,
    PETERBOROUGH,
    TEAM,
    TEAM_ARRIVALS,
    TEAM_SHORT,
    TEAM_SHORT_ARRIVALS,
)

NATIONAL_MIX: Final[tuple[tuple[str, int], ...]] = (
    ("looked_after", 200),
    ("child_protection", 120),
    ("assessment", 40),
    ("section_47", 15),
    ("private_fostering", 5),
    ("child_in_need", 500),
    ("care_leaver", 80),
    ("early_help", 15),
    ("fostering_household", 20),
    ("adoption_household", 5),
)
USUAL_SKILLS: Final = (("court", 60), ("disability", 25), ("asylum", 20), ("exploitation", 30))
USUAL_NEEDS: Final = (("court", 50), ("disability", 8), ("asylum", 10), ("exploitation", 5))


@dataclass(frozen=True, slots=True)
class Staff:
    """Shares of the posts of a team, but for officers, which are rows a team in addition.

    `part_time` gives FTE and how many in a hundred work it; `skills` how many in a hundred of the
    experienced have each. `vacancy` is the posts empty with nobody in them, and `orphaned` the part of
    their usual load that waits; of every `lending_every` teams one lends workers to the next.
    Published, England 2025 (DfE): agency 13.0%, vacancy 14.2% of which agency covers 73.6%, absence
    3.5%, 0.945 FTE a head, seniors a third of those who hold cases; NQSWs about 11% (Community Care).
    """

    agency: Fraction = Fraction(13, 100)
    nqsw: Fraction = Fraction(11, 100)
    senior: Fraction = Fraction(22, 100)
    consultant: Fraction = Fraction(3, 100)
    advanced: Fraction = Fraction(4, 100)
    part_time: tuple[tuple[Fraction, int], ...] = (
        (Fraction(1), 82),
        (Fraction(4, 5), 9),
        (Fraction(3, 5), 6),
        (Fraction(1, 2), 3),
    )
    absent: Fraction = Fraction(35, 1000)
    reduced: Fraction = Fraction(3, 100)
    leaving: Fraction = Fraction(2, 100)
    vacancy: Fraction = Fraction(0)
    orphaned: Fraction = Fraction(0)
    officers: Fraction = Fraction(1)
    lending: Fraction = Fraction(0)
    lending_every: int = 1
    skills: tuple[tuple[str, int], ...] = USUAL_SKILLS


@dataclass(frozen=True, slots=True)
class Work:
    """Shares of the children, but for `mix`, which is how many in a thousand are of each kind.

    `siblings` have a brother or sister open; `split` of the families have two holders; `inflow` came in
    the last week, held already or not; `handed_on` wait for their own team; `breaches` is the workers
    above their cap, `barred` the NQSWs before month 6 with a family they should not hold. `needs` is how
    many in a hundred of the children it can concern ask for a skill. Where loads are not `is_capped`, who is
    above their cap comes out of the spread of loads alone.
    """

    mix: tuple[tuple[str, int], ...] = NATIONAL_MIX
    siblings: Fraction = Fraction(40, 100)
    split: Fraction = Fraction(5, 100)
    proceedings: Fraction = Fraction(8, 100)
    inflow: Fraction = Fraction(19, 1000)
    handed_on: Fraction = Fraction(0)
    breaches: Fraction = Fraction(15, 1000)
    barred: Fraction = Fraction(0)
    team_spread: int = 10
    needs: tuple[tuple[str, int], ...] = USUAL_NEEDS
    is_capped: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """One caseload to draw: the same settings and policy give the same caseload, byte for byte.

    `workers_per_team` are social work posts; support officers come on top. `cases` fixes the number of
    rows, else it is `caseload` (children for one FTE) times the FTE in post. A `roster` names every post
    and is dealt to the teams in turn; `arrivals` are every new family, else they are drawn.
    `minutes` is the usual way between two areas of one team.
    """

    name: str
    seed: int = 0
    as_of: date = date(2026, 1, 5)
    councils: int = 0
    teams: int = 1
    workers_per_team: int = 10
    cases: int | None = None
    caseload: Fraction = Fraction(76, 5)
    staff: Staff = field(default_factory=Staff)
    work: Work = field(default_factory=Work)
    areas: int = 4
    minutes: int = 15
    roster: tuple[Post, ...] = ()
    arrivals: tuple[Arrival, ...] = ()


PART_TIME: Final = ((Fraction(1), 45), (Fraction(4, 5), 20), (Fraction(3, 5), 20), (Fraction(1, 2), 15))
PROCEEDINGS_MIX: Final = (
    ("looked_after", 350),
    ("child_protection", 250),
    ("section_47", 30),
    ("assessment", 50),
    ("child_in_need", 320),
)
DEVON_MIX: Final = (
    ("child_protection", 400),
    ("looked_after", 200),
    ("section_47", 40),
    ("assessment", 60),
    ("child_in_need", 300),
)

PLAIN_WORK: Final = Work(inflow=Fraction(0), breaches=Fraction(0), split=Fraction(0), needs=())
"""Every child has a worker of their own team, and any social worker will do."""

SPREAD_WORK: Final = Work(inflow=Fraction(0), breaches=Fraction(0), split=Fraction(0), needs=(), is_capped=False)
"""The same, with loads as uneven as they are drawn, over the cap too."""
CITY: Final = Staff(
    agency=Fraction(19, 100), nqsw=Fraction(0), absent=Fraction(0), reduced=Fraction(0), leaving=Fraction(0),
    officers=Fraction(0), part_time=((Fraction(1), 100),),
)  # fmt: skip
"""150 posts of whom 19% are agency workers (Nottingham City Council, scrutiny minutes)."""

LISTED: Final[tuple[Settings, ...]] = (
    Settings("steady"),
    Settings(
        "shortage",
        caseload=Fraction(17),
        staff=Staff(vacancy=Fraction(25, 100), orphaned=Fraction(90, 100), nqsw=Fraction(15, 100)),
    ),
    Settings("part_time", staff=Staff(part_time=PART_TIME)),
    Settings(
        "newly_qualified",
        caseload=Fraction(14),
        staff=Staff(nqsw=Fraction(35, 100)),
        work=Work(barred=Fraction(50, 100)),
    ),
    Settings("siblings", caseload=Fraction(16), work=Work(siblings=Fraction(70, 100), split=Fraction(10, 100))),
    Settings(
        "scarce_skills",
        staff=Staff(skills=(("court", 25), ("disability", 10), ("asylum", 10), ("exploitation", 10))),
        work=Work(needs=(("court", 80), ("disability", 16), ("asylum", 20), ("exploitation", 10))),
    ),
    Settings("proceedings", work=Work(mix=PROCEEDINGS_MIX, proceedings=Fraction(20, 100))),
    Settings("travel", areas=7, minutes=45),
    Settings("lending", councils=1, teams=3, staff=Staff(lending=Fraction(50, 100)), work=Work(team_spread=25)),
    Settings(
        "region",
        councils=11,
        teams=180,
        caseload=Fraction(29, 2),
        staff=Staff(
            agency=Fraction(95, 1000),
            absent=Fraction(29, 1000),
            vacancy=Fraction(33, 1000),
            lending=Fraction(20, 100),
            lending_every=9,
        ),
        work=Work(handed_on=Fraction(2, 1000)),
    ),
    Settings("team", seed=8, workers_per_team=11, roster=TEAM, arrivals=TEAM_ARRIVALS),
    Settings(
        "team-short", seed=10, workers_per_team=15, roster=TEAM_SHORT, arrivals=TEAM_SHORT_ARRIVALS, minutes=10, areas=3
    ),
    Settings(
        "devon-2022",
        seed=3,
        as_of=date(2022, 3, 1),
        councils=1,
        teams=6,
        workers_per_team=12,
        cases=1388,
        work=Work(mix=DEVON_MIX, breaches=Fraction(25, 100), proceedings=Fraction(10, 100), inflow=Fraction(1, 100)),
        roster=DEVON,
    ),
    Settings(
        "nottinghamshire",
        seed=1,
        councils=1,
        teams=14,
        cases=3401,
        work=PLAIN_WORK,
        roster=NOTTINGHAMSHIRE,
    ),
    Settings(
        "nottinghamshire-tenth", seed=9, workers_per_team=15, cases=340, work=PLAIN_WORK, roster=NOTTINGHAMSHIRE_TENTH
    ),
    Settings("nottingham-city", seed=1, councils=1, teams=15, caseload=Fraction(147, 10), staff=CITY, work=SPREAD_WORK),
    Settings(
        "nottingham-city-frontline",
        seed=1,
        councils=1,
        teams=15,
        caseload=Fraction(184, 10),
        staff=CITY,
        work=SPREAD_WORK,
    ),
    Settings("peterborough", seed=1, workers_per_team=6, cases=156, work=SPREAD_WORK, roster=PETERBOROUGH),
    Settings(
        "service",
        seed=4,
        councils=1,
        teams=5,
        cases=800,
        staff=Staff(lending=Fraction(20, 100)),
        work=Work(handed_on=Fraction(5, 1000), breaches=Fraction(4, 100), barred=Fraction(20, 100)),
    ),
    Settings(
        "authority",
        seed=5,
        councils=1,
        teams=40,
        cases=6900,
        staff=Staff(vacancy=Fraction(37, 1000), lending=Fraction(20, 100), lending_every=5),
        work=Work(handed_on=Fraction(2, 1000), barred=Fraction(10, 100)),
    ),
)

FAMILIES: Final[dict[str, Settings]] = {settings.name: settings for settings in LISTED}


def resize(settings: Settings, teams: int, workers_per_team: int, cases: int | None = None) -> Settings:
    """The same family at another size, drawn and not crafted."""
    return replace(settings, teams=teams, workers_per_team=workers_per_team, cases=cases, roster=(), arrivals=())
