"""Finds the results to report on in a folder: of this version, of the one there is, or of the one named."""

from pathlib import Path

from caseload.domain.errors import UsageRefused
from caseload.runs.result import Run, read_run
from caseload.runs.store import Kept, list_version_folders, read_folder
from caseload.runs.versions import list_versions, name_version


def pick_results(folder: Path) -> tuple[str, Kept[Run]]:
    """The name of the version taken, and its results.

    `folder` is a results folder, or one version's folder in it. Raises UsageRefused where there are no results, or
    several versions and none is this program's.
    """
    if folder.name in list_version_folders(folder.parent):
        return folder.name, read_folder(folder, read_run)
    names = list_version_folders(folder)
    own = name_version(list_versions())
    if not names:
        raise UsageRefused(f"There are no results in {folder.name or folder}. Make some with caseload bench run.")
    if own not in names and len(names) > 1:
        raise UsageRefused(
            f"{folder.name} has results of several versions: {', '.join(names)}. Name one of these in it."
        )
    name = own if own in names else names[0]
    return name, read_folder(folder / name, read_run)
