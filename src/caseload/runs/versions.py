"""The versions a result depends on, and the name of the folder that keeps one version's results apart."""

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

import caseload


def list_versions() -> dict[str, str]:
    """The versions of this program, its solver and Python; nothing is imported for it."""
    try:
        solver = version("ortools")
    except PackageNotFoundError:
        solver = "none"
    return {"caseload": caseload.__version__, "ortools": solver, "python": platform.python_version()}


def name_version(versions: Mapping[str, str]) -> str:
    """`caseload-0.4.0-ortools-9.15.6755`: results are alike in what they were made with, or kept apart."""
    return f"caseload-{versions['caseload']}-ortools-{versions['ortools']}"
