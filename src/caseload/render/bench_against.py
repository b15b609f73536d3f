"""The part of a report on runs that sets them beside an earlier run."""

from typing import Final

from caseload.render.bench_words import name_run, say_ratio, say_seconds
from caseload.render.page.parts import Section, Table
from caseload.render.words import count
from caseload.runs.against import Against, Verdict

VERDICTS: Final[dict[Verdict, str]] = {"same": "same", "better": "better now", "worse": "worse now"}


def build_against(against: Against) -> Section:
    """Every run beside its earlier one."""
    head = ("Run", "Seconds now", "Seconds then", "Now / then", "Values", "Proven now", "Proven then")
    body = tuple(
        (
            name_run(pair.now.job),
            say_seconds(pair.now.seconds),
            say_seconds(pair.earlier.seconds),
            say_ratio(pair.ratio),
            VERDICTS[pair.verdict],
            "all" if pair.now.is_proven else "not all",
            "all" if pair.earlier.is_proven else "not all",
        )
        for pair in against.pairs
    )
    table = Table("Runs beside the earlier ones", head, body, frozenset({1, 2, 3})) if body else None
    return Section("Beside the earlier run", tuple(say_against(against)), None, table)


def say_against(against: Against) -> list[str]:
    """The mean of the ratios, whose values are better, and what has no partner."""
    if not against.pairs:
        return [f"No run here is also among those of {against.name}."]
    words = {verdict: sum(pair.verdict == verdict for pair in against.pairs) for verdict in VERDICTS}
    said = ", ".join(f"{VERDICTS[verdict]} in {number:,}" for verdict, number in words.items())
    mean = (
        f"On {count(len(against.pairs), 'run')} that both have, the time now is {say_ratio(against.mean_ratio)} times "
    )
    alone = f"{count(against.only_now, 'run')} only here, {against.only_earlier:,} only there."
    return [f"{mean}that of {against.name} (geometric mean). Values: {said}.", alone]
