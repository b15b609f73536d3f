"""The families each worker holds: sizes, kinds, split siblings, proceedings and places."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from caseload.domain.policy import Policy
from caseload.synthetic.drafts import Draft, is_barred, may_hold
from caseload.synthetic.draws import Draws
from caseload.synthetic.people import Hired, Team
from caseload.synthetic.settings import Settings

PARTS_OF_SIBLINGS: Final = ((2, 60), (3, 28), (4, 12))
"""Of a hundred children with a sibling open, how many are in a group of two, three and four."""
DRAWN_FOR_KEPT: Final = Fraction(108, 100)
"""More are drawn than asked, since a worker's last family is cut to the load."""
HOUSEHOLDS: Final = ("fostering_household", "adoption_household")
MIXED: Final = (("child_in_need", 60), ("looked_after", 25), ("child_protection", 15))
USUAL: Final = "child_in_need"
MOST_SETS: Final = 2


def draw_team_families(
    settings: Settings, policy: Policy, team: Team, loads: dict[str, int], first: int
) -> list[Draft]:
    """Every case that somebody of the team holds, family by family; `first` numbers the first family."""
    draws = Draws(settings.seed, 4, team.number)
    groups = [(hired, size) for hired in team.people for size in draw_sizes(settings, loads[hired.id], draws)]
    deck = disturb(draws.deal_evenly(len(groups), settings.work.mix), draws)
    order = sorted(range(len(groups)), key=lambda index: rank(groups[index][0], groups[index][1], policy))
    kinds = {index: take_card(deck, *groups[index], policy) for index in order}
    drafts: list[Draft] = []
    for index, (hired, size) in enumerate(groups):
        area = draw_area(team, hired.worker.area, draws)
        for child in range(size):
            kind = vary_kind(kinds[index], hired, policy, draws) if child else kinds[index]
            drafts.append(Draft(team, first + index, kind, area, hired))
    add_barred(settings, drafts, policy, draws)
    split_families(settings, drafts, draws)
    add_proceedings(settings, drafts, draws)
    return drafts


def disturb(deck: list[str], draws: Draws) -> list[str]:
    """The deck with a third of its cards shuffled among themselves, so that workers differ in what they hold."""
    places = [index for index in range(len(deck)) if not draws.below(3)]
    for place, card in zip(places, draws.shuffle([deck[place] for place in places]), strict=True):
        deck[place] = card
    return deck


def list_sizes(siblings: Fraction) -> tuple[tuple[int, int], ...]:
    """Weights of the family sizes 1 to 4, so that this share of the children has a sibling open."""
    share = min(Fraction(1), siblings * DRAWN_FOR_KEPT)
    alone = int((1 - share) * 12000)
    return ((1, alone), *((size, int(share * part * 120) // size) for size, part in PARTS_OF_SIBLINGS))


def draw_sizes(settings: Settings, load: int, draws: Draws) -> list[int]:
    """Family sizes that add up to a worker's load."""
    weights = list_sizes(settings.work.siblings)
    sizes = []
    while load > 0:
        sizes.append(min(draws.pick_weighted(weights), load))
        load -= sizes[-1]
    return sizes


def rank(hired: Hired, size: int, policy: Policy) -> tuple[bool, bool, int]:
    """Who is dealt to first: officers, then the newly qualified, then large families."""
    return (hired.role.registered, not is_barred(hired, policy), -size)


def take_card(deck: list[str], hired: Hired, size: int, policy: Policy) -> str:
    """The first kind in the deck that this worker may hold for a family of this size, taken out of it."""
    for index, kind in enumerate(deck):
        if may_hold(hired, kind, policy) and (size == 1 or kind not in HOUSEHOLDS):
            return deck.pop(index)
    return USUAL


def vary_kind(kind: str, hired: Hired, policy: Policy, draws: Draws) -> str:
    """A younger sibling's kind: the family's, but for one in ten."""
    if kind not in dict(MIXED) or draws.below(10):
        return kind
    other = draws.pick_weighted(MIXED)
    return other if may_hold(hired, other, policy) else kind


def draw_area(team: Team, home: str | None, draws: Draws) -> str:
    """Where a family lives: near its worker as a rule, else anywhere the team works."""
    return home if home is not None and draws.below(10) < 6 else draws.pick(team.areas)


def split_families(settings: Settings, drafts: list[Draft], draws: Draws) -> None:
    """Let this share of the families have two holders: two children change places, so no load changes."""
    families = group_families(drafts)
    large = [members for members in families if len(members) > 1 and members[0].has_free_holder()]
    wanted = int(settings.work.split * len(families) / 2 + Fraction(1, 2))
    cards = draws.shuffle(large)
    for _ in range(wanted):
        if len(cards) < 2:
            return
        one = cards.pop()
        other = next((n for n, members in enumerate(cards) if members[0].holder != one[0].holder), None)
        if other is None:
            return
        two = cards.pop(other)
        one[-1].holder, two[-1].holder = two[-1].holder, one[-1].holder


def group_families(drafts: Iterable[Draft]) -> list[list[Draft]]:
    """The drafts of each family, in the order they came."""
    families: dict[int, list[Draft]] = {}
    for draft in drafts:
        families.setdefault(draft.family, []).append(draft)
    return list(families.values())


def add_proceedings(settings: Settings, drafts: list[Draft], draws: Draws) -> None:
    """Set proceedings beside this share of the cases, family by family: care mostly for the looked after.

    A holder has two sets at most, unless the share is so high that it cannot be met so.
    """
    wanted = int(settings.work.proceedings * len(drafts) + Fraction(1, 2))
    sets: Counter[str] = Counter()
    families = draws.shuffle(
        [
            members
            for members in group_families(drafts)
            if members[0].kind in ("looked_after", "child_protection") and members[0].has_free_holder()
        ]
    )
    for most in (MOST_SETS, len(drafts)):
        for members in families:
            holders = {draft.holder.id for draft in members if draft.holder}
            if wanted <= 0 or members[0].proceedings != "none" or any(sets[name] >= most for name in holders):
                continue
            looked_after = members[0].kind == "looked_after"
            is_care = draws.below(10) < (8 if looked_after else 4)
            for draft in members:
                draft.proceedings = "care" if is_care else "pre"
            sets.update(holders)
            wanted -= len(members)
        if settings.work.proceedings <= Fraction(1, 10):
            return


def add_barred(settings: Settings, drafts: list[Draft], policy: Policy, draws: Draws) -> None:
    """Let this share of the NQSWs before month 6 hold one child on a child protection plan, as real weeks have it."""
    held: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.holder and is_barred(draft.holder, policy):
            held.setdefault(draft.holder.id, []).append(draft)
    for children in held.values():
        if draws.is_hit(settings.work.barred):
            children[0].kind = "child_protection"
