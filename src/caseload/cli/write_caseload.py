"""Writes a caseload in the form that the name of its place asks for."""

from pathlib import Path

from caseload.domain.caseload import Caseload
from caseload.render.tables import caseload_tables, write_folder, write_json
from caseload.render.template import write_template


def write_caseload(caseload: Caseload, lines: str, out: Path) -> None:
    """Write a caseload in the form its name asks for; a workbook has no policy, so its date is to be given."""
    if out.suffix.lower() == ".json":
        write_json(caseload, out, lines)
    elif out.suffix.lower() == ".xlsx":
        write_template(out, caseload_tables(caseload), caseload.policy)
    else:
        write_folder(caseload, out, lines)
