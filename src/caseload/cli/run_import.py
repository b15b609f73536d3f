"""Imports files as the command line asks, writes the caseload and the mapping table, and shows what was found."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from caseload.cli.exits import DONE
from caseload.cli.options import retype_reading
from caseload.cli.out import prepare_target
from caseload.cli.streams import print_json, print_text
from caseload.domain.errors import UsageRefused
from caseload.intake.export_names import TRAYS
from caseload.intake.outside.extract import Form
from caseload.intake.outside.merge_types import MY_TEAM, ImportOptions
from caseload.pipeline.import_caseload import ImportRequest, ImportResult, import_caseload
from caseload.render.importing.as_json import import_to_json
from caseload.render.importing.files import write_import, write_mapping
from caseload.render.importing.screen import render_import
from caseload.render.importing.words import Written, render_notes
from caseload.render.words import quote

FORMS = ("", ".xlsx")
OPTIONS: Mapping[Form, str] = {"annex-a": "--annex-a", "csww": "--csww", "ssd": "--ssd"}


def run_import(files: Mapping[Form, Path | None], out: Path, mapping: Path | None, **asked: Any) -> int:
    """Import the files that were given, the first of which stands where they differ; DONE.

    Raises InputRefused with every fault, UsageRefused where something may not be written; then nothing is.
    """
    given = {form: path for form, path in files.items() if path is not None}
    inputs = [*given.values(), *filter(None, (asked["policy"],))]
    table = place_mapping(out, mapping, asked["force"])
    prepare_target(out, asked["force"], FORMS, [*inputs, *filter(None, (mapping,))])
    prepare_target(table, is_same(table, mapping), (".csv", ".xlsx"), inputs)
    where = {name: asked[name] for name in ("people", "policy", "as_of")}
    request = ImportRequest(given, date.today(), mapping, **where, options=read_options(**asked))
    result = import_caseload(request)
    as_of = result.as_of if result.as_of != request.today else None
    written = Written(out, table, say_command(given, **asked), retype_reading(asked["policy"], as_of))
    write_result(result, written)
    if asked["is_json"]:
        print_json(import_to_json(result.imported, result.as_of, written))
    else:
        print_text(render_import(result.imported, result.policy, result.as_of, written))
    return DONE


def place_mapping(out: Path, mapping: Path | None, force: bool) -> Path:
    """Where the mapping table is written, beside `out`; raises UsageRefused where one that is there would be lost.

    What was corrected in it is never replaced, unless it is the very table that was read.
    """
    suffix = mapping.suffix.lower() if mapping else out.suffix.lower()
    table = out.with_name(f"{out.stem}-mapping{'.xlsx' if suffix == '.xlsx' else '.csv'}")
    if not table.exists():
        return table
    if not is_same(table, mapping):
        raise UsageRefused(
            f"{table.name} is already there, with what was corrected in it. "
            f"Give it with --mapping {quote(str(table))}, or move it away."
        )
    if not force:
        raise UsageRefused(f"{table.name} would be brought up to date. Add --force, or give --out another name.")
    return table


def is_same(table: Path, mapping: Path | None) -> bool:
    """Whether the mapping table to write is the one that is read."""
    return mapping is not None and mapping.exists() and table.exists() and table.samefile(mapping)


def read_options(team: str | None, role: str | None, no_skills: bool, **asked: Any) -> ImportOptions:
    """What the service sets."""
    return ImportOptions(team or MY_TEAM, (*TRAYS, *asked["trays"]), role or "", not no_skills, asked["only"])


def write_result(result: ImportResult, written: Written) -> None:
    """Write the caseload, then the mapping table."""
    notes = render_notes(result.imported, written)
    write_import(result.imported, written.out, result.policy, notes)
    write_mapping(result.imported.mapping, written.mapping, result.policy)


def say_command(files: Mapping[Form, Path], **asked: Any) -> str:
    """The command as it was typed, without --out, --mapping and --force."""
    (first, path), *others = files.items()
    words = ["caseload", "import", first, str(path)]
    words += [word for form, other in others for word in (OPTIONS[form], str(other))]
    for option in ("team", "role", "people", "policy", "as_of"):
        words += [f"--{option.replace('_', '-')}", str(asked[option])] if asked[option] else []
    words += [word for name in ("only", "trays") for one in asked[name] for word in (f"--{name.rstrip('s')}", one)]
    words += ["--no-skills"] if asked["no_skills"] else []
    return " ".join(quote(word) for word in words)
