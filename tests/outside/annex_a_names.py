"""Made-up names for workers, each in the spellings that lists print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caseload.domain.caseload import Worker

FIRST = (
    "Amara", "Beth", "Chidi", "Dana", "Eilidh", "Farah", "Gwen", "Hana", "Ines", "Jack", "Karim", "Lena", "Mo", "Nia",
    "Owen", "Priya", "Quinn", "Rosa", "Sam", "Tess",
)  # fmt: skip
LAST = ("Adams", "Begum", "Carter", "O'Dowd", "Evans-Lee", "Foster", "Gray", "Hussain", "Iqbal", "Jones")


@dataclass(frozen=True)
class Names:
    """One person: their name, and every way it is printed; the plain one is the commonest."""

    plain: str
    printed: tuple[str, ...]


def name_workers(workers: Sequence[Worker]) -> Mapping[str, Names]:
    """A name for each worker by their id, no two alike."""
    return {worker.id: name_worker(number) for number, worker in enumerate(workers)}


def name_worker(number: int) -> Names:
    """The name of a number: `Amara Adams`, `Amara\\xa0Adams`, `Adams, Amara`, `AMARA ADAMS`."""
    first = FIRST[number % len(FIRST)]
    last = LAST[number // len(FIRST) % len(LAST)] + ("" if number < 200 else f"-{number // 200}")
    plain = f"{first} {last}"
    return Names(plain, (plain, plain, plain, f"{first}\xa0{last}", f"{last}, {first}", f" {plain.upper()}  "))
