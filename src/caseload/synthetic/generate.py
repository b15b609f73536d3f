"""Draws a whole caseload from its settings: same settings, seed and policy, same bytes."""

from caseload.domain.caseload import Case, Caseload, Reduction
from caseload.domain.policy import Policy
from caseload.synthetic.arrivals import count_arrivals, count_waiting, draw_arrivals, draw_waiting, join_families
from caseload.synthetic.drafts import Draft
from caseload.synthetic.draws import Draws
from caseload.synthetic.families import draw_team_families, group_families
from caseload.synthetic.history import add_history
from caseload.synthetic.loads import draw_loads, measure_usual
from caseload.synthetic.people import Team, draw_teams, number_width
from caseload.synthetic.places import measure_travel, name_council
from caseload.synthetic.settings import Settings


def generate(settings: Settings, policy: Policy) -> Caseload:
    """A caseload drawn from its settings, rows sorted by id; nothing in it is about a real person.

    The policy says what each role may hold and how much, so another policy gives another caseload.
    """
    teams = draw_teams(settings, policy)
    held, unheld = draw_children(settings, policy, teams)
    cases = name_cases([*held, *unheld])
    workers = [hired.worker for team in teams for hired in team.people]
    reductions: list[Reduction] = [row for team in teams for hired in team.people for row in hired.reductions]
    return Caseload(
        as_of=settings.as_of,
        policy=policy,
        workers=tuple(sorted(workers, key=lambda worker: worker.id)),
        cases=tuple(sorted(cases, key=lambda case: case.id)),
        reductions=tuple(sorted(reductions, key=lambda row: row.worker)),
        travel=measure_travel(settings),
    )


def draw_children(settings: Settings, policy: Policy, teams: list[Team]) -> tuple[list[Draft], list[Draft]]:
    """The children with a holder, then those without, team by team."""
    new = count_arrivals(settings, teams, measure_usual(settings, teams))
    waiting = [count_waiting(settings, team) for team in teams]
    loads = draw_loads(settings, teams, sum(new) + sum(waiting), Draws(settings.seed, 3))
    held: list[Draft] = []
    unheld: list[Draft] = []
    for team in teams:
        drafts = draw_team_families(settings, policy, team, loads, next_family(held))
        add_history(settings, policy, team, drafts)
        hand_on(settings, teams, team, drafts)
        held.extend(drafts)
    for team in teams:
        unheld.extend(draw_waiting(settings, team, waiting[team.number], next_family([*held[-1:], *unheld])))
        arrived = draw_arrivals(settings, team, new[team.number], next_family([*held[-1:], *unheld]))
        unheld.extend(arrived)
        join_families(settings, team, arrived, [draft for draft in held if draft.team is team])
    return held, unheld


def next_family(drafts: list[Draft]) -> int:
    """The number after the highest family so far."""
    return max((draft.family for draft in drafts), default=0) + 1


def hand_on(settings: Settings, teams: list[Team], team: Team, drafts: list[Draft]) -> None:
    """Make this share of a team's families the next team's, to be handed on to it."""
    draws = Draws(settings.seed, 10, team.number)
    other = teams[(team.number + 1) % len(teams)]
    if name_council(settings, other.number) != name_council(settings, team.number) or len(teams) == 1:
        return
    moving = {
        members[0].family
        for members in group_families(drafts)
        if draws.is_hit(settings.work.handed_on) and members[0].has_free_holder()
    }
    for draft in drafts:
        if draft.family in moving and not draft.hold_until:
            draft.team, draft.is_handed_on = other, True


def name_cases(drafts: list[Draft]) -> list[Case]:
    """The rows of the table `cases`, named c1, c2 and families f1, f2 in their order."""
    numbers: dict[int, int] = {}
    for draft in drafts:
        numbers.setdefault(draft.family, len(numbers) + 1)
    width, family_width = number_width(len(drafts)), number_width(len(numbers))
    return [
        build_case(draft, f"c{n:0{width}}", f"f{numbers[draft.family]:0{family_width}}")
        for n, draft in enumerate(drafts, 1)
    ]


def build_case(draft: Draft, name: str, family: str) -> Case:
    """One row of the table `cases`."""
    return Case(
        id=name,
        team=draft.team.name,
        kind=draft.kind,
        family=family,
        holder=draft.holder.id if draft.holder else None,
        held_since=draft.held_since,
        earlier=draft.earlier,
        changes=draft.changes,
        skills=draft.skills,
        area=draft.area,
        waiting_since=draft.waiting_since,
        proceedings=draft.proceedings,
        co_worker=draft.co_worker,
        overseer=draft.overseer,
        transfer=draft.is_handed_on,
        hold_until=draft.hold_until,
    )
