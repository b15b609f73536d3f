"""Which solver is at work."""

from importlib.metadata import version


def list_solver_versions() -> dict[str, str]:
    """The solver's name and version, for the record of a run."""
    return {"ortools": version("ortools")}
