"""A region of two small councils as folders: Ash is full and has children waiting, Elm lends."""

from pathlib import Path

ASH_WORKERS = "worker,team,role,area\nw1,North,social_worker,hill\nw2,North,social_worker,hill\n"
ELM_WORKERS = "worker,team,role,area,lend_to\nw1,East,social_worker,shore,Ash\nw2,East,social_worker,shore,North\n"
TRAVEL = "from,to,minutes\nhill,shore,30\n"
POLICY = "as_of = 2026-01-05\ncap = 4\n"


def write_council(folder: Path, workers: str, team: str, area: str, held: int, waiting: int) -> Path:
    """A council of one team: `held` children with its first two workers in turn, then looked-after ones who wait."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = ["case,team,kind,holder,waiting_since,area"]
    rows += [f"c{n},{team},child_in_need,w{n % 2 + 1},,{area}" for n in range(held)]
    rows += [f"c{n},{team},looked_after,,2025-12-20,{area}" for n in range(held, held + waiting)]
    (folder / "workers.csv").write_text(workers)
    (folder / "cases.csv").write_text("\n".join(rows) + "\n")
    (folder / "travel.csv").write_text(TRAVEL)
    (folder / "policy.toml").write_text(POLICY)
    return folder


def write_region(place: Path) -> Path:
    """Both councils: in Ash eight children fill two workers and three wait; in Elm there is room for four."""
    write_council(place / "Ash", ASH_WORKERS, "North", "hill", 8, 3)
    write_council(place / "Elm", ELM_WORKERS, "East", "shore", 4, 1)
    return place
