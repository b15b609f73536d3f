"""Says what was joined, doubted and assumed when several files became one caseload, one warning for each sort."""

from collections.abc import Iterable, Sequence
from datetime import date

from caseload.domain.errors import Fault
from caseload.intake.export_report import count
from caseload.intake.outside.import_codes import EACH, warn_import
from caseload.intake.outside.merge_cases import Merged
from caseload.intake.outside.merge_types import ImportOptions
from caseload.intake.outside.merge_workers import NO_CASES, NOT_MATCHED, Candidate
from caseload.intake.outside.team_names import TeamNames
from caseload.intake.words import fold

ALL: str = "all files"


def list_doubts(
    merged: Sequence[Merged], people: Sequence[Candidate], teams: TeamNames, as_of: date, options: ImportOptions
) -> tuple[Fault, ...]:
    """Every warning about the cases, then about the people."""
    return (
        *doubt_cases(merged, as_of),
        *doubt_teams(merged, people, teams),
        *doubt_namesakes(merged, people),
        *doubt_names(people),
        *doubt_people(people),
        *doubt_skills(merged, people, options),
    )


def doubt_cases(merged: Sequence[Merged], as_of: date) -> Iterable[Fault]:
    """Different workers on different lists, both plans at once, dates that have not come."""
    torn = [each.best.case for each in merged if each.others]
    what = "children with different workers on different lists: the list of the case's kind stands"
    yield from warn_import("A401", ALL, what, "Check the holder of each", torn, EACH)
    what = "ids that differ only in zeros before them, capitals or marks, kept apart"
    yield from warn_import("A417", ALL, what, "Give a child one id in every list", find_alike_ids(merged), EACH)
    both = [each.best.case for each in merged if each.has_both_plans]
    what = "looked-after children with a child protection plan: kept as looked after, with the hours of the plan"
    yield from warn_import("A415", ALL, what, "Newly qualified workers should not take them", both)
    later = [each.best.case for each in merged if each.held_since and each.held_since > as_of]
    what = "cases held since a day that has not come, left blank"
    yield from warn_import("A410", ALL, what, "Correct it in the case system", later)


def find_alike_ids(merged: Iterable[Merged]) -> list[str]:
    """Ids of children that may be one child's."""
    ids: dict[str, list[str]] = {}
    for each in merged:
        ids.setdefault(fold(each.best.case).lstrip("0"), []).append(each.best.case)
    return [" and ".join(group) for group in ids.values() if len(group) > 1]


def doubt_teams(merged: Sequence[Merged], people: Sequence[Candidate], teams: TeamNames) -> Iterable[Fault]:
    """Team names taken for one, cases without a team, teams without a worker."""
    told = [f"{name} as {stands}" for name, stands in sorted(teams.merged.items())]
    yield from warn_import("A408", ALL, "spellings taken for the same team", "Nothing to do if they are", told)
    without = [each.best.case for each in merged if not each.has_own_team]
    what = "cases that name no team were given their worker's, or the usual one"
    yield from warn_import("A406", ALL, what, "Check their team, or give --team NAME", without)
    staffed = {person.team for person in people if person.id and not person.member.is_tray}
    empty = sorted({each.team for each in merged} - staffed)
    what = "teams with cases and no worker; each got a tray, so that the caseload can be read"
    yield from warn_import("A407", ALL, what, "Add their workers to the mapping table", empty)


def doubt_namesakes(merged: Sequence[Merged], people: Sequence[Candidate]) -> Iterable[Fault]:
    """Names with cases in several teams that the mapping table has not settled: one person, or two with one name."""
    teams: dict[int, set[str]] = {}
    for each in merged:
        teams.setdefault(id(each.holder), set()).add(each.team)
    told = [
        f"{person.id} ({', '.join(sorted(teams[id(person.member)]))})"
        for person in people
        if person.id and not person.member.is_settled and len(teams.get(id(person.member), ())) > 1
    ]
    what = "names with cases in several teams, each read as one worker"
    fix = "Of two people with one name give each a row of the mapping table, with an id and a team"
    yield from warn_import("A416", ALL, what, fix, sorted(told))


def doubt_names(people: Sequence[Candidate]) -> Iterable[Fault]:
    """Spellings taken for one worker, names kept apart, trays."""
    told = [
        f"{text} as {person.id}"
        for person in people
        if person.id and not person.member.is_tray
        for text in person.member.printed
        if text != person.id and text not in (person.member.known.names if person.member.known else ())
    ]
    yield from warn_import(
        "A402", ALL, "spellings taken for the same worker", "Nothing to do if they are", sorted(told)
    )
    apart = [
        f"{person.id}: {'; '.join(dict.fromkeys(person.member.doubts))}" for person in people if person.member.doubts
    ]
    fix = "Give them one id under worker of the mapping table, if they are one"
    yield from warn_import("A403", ALL, "names that may be one worker, kept apart", fix, sorted(apart))
    trays = sorted(text for person in people if person.member.is_tray for text in person.member.printed)
    fix = "Change the role in the mapping table where it is a person; add others with --tray NAME"
    yield from warn_import("A404", ALL, "names read as trays: what is in them has no holder", fix, trays)


def doubt_people(people: Sequence[Candidate]) -> Iterable[Fault]:
    """People to be matched, values that contradict the mapping table, impossible FTEs, people of no file."""
    for note in (NOT_MATCHED, NO_CASES):
        told = [name_person(person) for person in people if not person.id and person.note == note]
        fix = "They stand last in the mapping table: give each the id of their worker"
        yield from warn_import("A405", ALL, f"people {note.partition(':')[0]}, so not among the workers", fix, told)
    told = [f"{person.id} ({', '.join(person.differs)})" for person in people if person.differs]
    what = "a file says something else of them than the mapping table (which stands) or than another file"
    yield from warn_import("A411", ALL, what, "Write what is right in the mapping table", told)
    told = [f"{name_person(person)} ({person.fte_text})" for person in people if person.fte_text and person.fte is None]
    fix = "Write the share of full time in the mapping table: 0.6 for three days of five"
    yield from warn_import("A412", ALL, "FTE that cannot be right, left blank", fix, told)
    told = [person.id for person in people if person.id and not person.member.people and not person.member.texts]
    what = "people of the mapping table who are in no file, kept as workers"
    yield from warn_import("A413", ALL, what, "Delete the row of anybody who has left", told)
    told = [person.id for person in people if person.is_assumed and person.id]
    what = f"{count(len(told), 'worker')} of whom nothing tells the role, given the one of --role"
    yield from warn_import("A414", ALL, what, "Write their roles in the mapping table", told)


def doubt_skills(merged: Sequence[Merged], people: Sequence[Candidate], options: ImportOptions) -> Iterable[Fault]:
    """Skills that cases need and nobody has."""
    have = {skill for person in people if person.id for skill in person.skills}
    needed = sorted({skill for each in merged for skill in each.skills} - have) if options.has_skills else []
    told = [f"{skill} ({count(sum(skill in each.skills for each in merged), 'case')})" for skill in needed]
    what = "skills that cases need and nobody has, so that nobody may take them"
    fix = "Write who has them under skills in the mapping table, or leave them out with --no-skills"
    yield from warn_import("A409", ALL, what, fix, told)


def name_person(person: Candidate) -> str:
    """Somebody by what is known of them."""
    return person.id or next(filter(None, (*person.member.printed, person.staff, person.registration)), "somebody")
