"""The least-cost staff as a page: the answer, how it did, and what was put in."""

from collections.abc import Iterator

from caseload.planning.mix.mix import Fate, Mix
from caseload.render.mix.words import ASSUMED, say_answer, say_asked, say_checked, say_pounds, say_staff
from caseload.render.page.parts import Page, Section, Table

FATES: tuple[Fate, ...] = ("works", "fails", "unknown")
FOOT = (
    "Every staff was tried by the engine of the weekly allocation, and every plan audited. A mix says what would "
    "follow from what was put in, no more. Made by caseload; the page runs no script and loads nothing.",
)


def build_mix_page(mix: Mix, is_public: bool = False) -> Page:
    """The page; `is_public` keeps small counts of children back."""
    return Page(mix.title, (say_asked(mix), *say_answer(mix)), tuple(list_sections(mix, is_public)), FOOT)


def list_sections(mix: Mix, is_public: bool) -> Iterator[Section]:
    """The sections that have something to say, the answer first."""
    if mix.found.counts is not None:
        yield Section("The staff", (), None, tabulate_staff(mix))
    if checks := tuple(say_checked(mix, is_public)):
        yield Section("In the scenario", checks)
    if mix.found.tried:
        says = ("Each staff that was tried, cheapest that nothing ruled out first; some to have one that works early.",)
        yield Section("What was tried", says, None, tabulate_tried(mix))
    yield Section("What was put in", ASSUMED, None, tabulate_roles(mix))


def tabulate_staff(mix: Mix) -> Table:
    """How many of each role, and what they cost a year."""
    pairs = zip(mix.question.roles, mix.found.counts or (), strict=True)
    rows = [(role.name, str(count), say_pounds(role.cost * count)) for role, count in pairs]
    people = str(sum(mix.found.counts or ()))
    whole = ("all", people, "-" if mix.cost is None else say_pounds(mix.cost))
    return Table("The least-cost staff", ("Role", "People", "Cost a year"), (*rows, whole), frozenset({1, 2}))


def tabulate_tried(mix: Mix) -> Table:
    """Every staff tried, and in how many weeks it came to what."""
    rows = tuple(
        (say_staff(mix.question, one.counts), say_pounds(one.cost), *(str(one.fates.get(name, 0)) for name in FATES))
        for one in mix.found.tried
    )
    head = ("Staff", "Cost a year", "Weeks it does", "Weeks it does not", "Weeks not settled")
    return Table("What was tried", head, rows, frozenset({1, 2, 3, 4}))


def tabulate_roles(mix: Mix) -> Table:
    """The roles to choose from."""
    rows = tuple(
        (one.name, say_pounds(one.cost), str(one.least), "as many as cases" if one.most is None else str(one.most))
        for one in mix.question.roles
    )
    return Table("The roles to choose from", ("Role", "Cost a year", "Least", "Most"), rows, frozenset({1, 2}))
