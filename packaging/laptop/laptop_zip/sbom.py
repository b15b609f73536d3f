"""The software bill of materials: what is in the zip, as CycloneDX 1.6 JSON, made from the wheels' own metadata."""

import json
import re
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from laptop_zip.needs import Taken, Unmet
from laptop_zip.wheels import Wheel

OURS: Final = "caseload-optimiser"
BUILD_TOOLS: Final = frozenset({"sass"})
"""What the page's style is built with and is not shipped."""
VENDORED: Final = re.compile(r"(?<!\S)(\S+)@([0-9.]+)(?!\S)")
LICENCES: Final = {"govuk-frontend": "MIT", "htmx.org": "0BSD"}


def build_sbom(takes: tuple[Taken, ...], page_build: str) -> str:
    """The bill as JSON text. `page_build` is the text of packaging/web/build.sh, which pins what the page vendors.

    Each wheel file is a component, as one version has a wheel for each Python. It names no time and no random number:
    the same wheels give the same text.
    """
    wheels = list_taken(takes)
    own = next(wheel for wheel in wheels if wheel.name == OURS)
    vendored = [describe_vendored(name, version) for name, version in find_vendored(page_build)]
    components = [describe(wheel) for wheel in wheels if wheel is not own] + vendored
    hashes = " ".join(wheel.sha256 for wheel in wheels)
    content = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, hashes)}",
        "version": 1,
        "metadata": {"component": {**describe(own), "type": "application"}},
        "components": components,
        "dependencies": list_dependencies(takes, own, [each["bom-ref"] for each in vendored]),
    }
    return json.dumps(content, indent=1, sort_keys=True) + "\n"


def list_taken(takes: Iterable[Taken]) -> list[Wheel]:
    """Every wheel that some Python takes, once, by file name."""
    found = {wheel.path.name: wheel for taken in takes for wheel in taken.wheels.values()}
    return [found[name] for name in sorted(found)]


def describe(wheel: Wheel) -> dict[str, Any]:
    """A wheel as a component."""
    licence, is_spdx = wheel.name_licence()
    return {
        "type": "library",
        "bom-ref": wheel.path.name,
        "name": wheel.name,
        "version": str(wheel.version),
        "description": wheel.read_first("Summary"),
        "purl": f"pkg:pypi/{wheel.name}@{wheel.version}?file_name={wheel.path.name}",
        "hashes": [{"alg": "SHA-256", "content": wheel.sha256}],
        "licenses": [{"expression": licence} if is_spdx else {"license": {"name": licence}}],
    }


def find_vendored(page_build: str) -> list[tuple[str, str]]:
    """Names and versions of what the page's build takes from npm and ships in our wheel."""
    return [(name, version) for name, version in VENDORED.findall(page_build) if name not in BUILD_TOOLS]


def describe_vendored(name: str, version: str) -> dict[str, Any]:
    """Something that our wheel carries in itself. Raises Unmet where its licence is not stated here."""
    if name not in LICENCES:
        raise Unmet(f"{name} is new in the page; find its licence and state it in laptop_zip/sbom.py.")
    purl = f"pkg:npm/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "licenses": [{"license": {"id": LICENCES[name]}}],
    }


def list_dependencies(takes: tuple[Taken, ...], own: Wheel, vendored: list[str]) -> list[dict[str, Any]]:
    """What each component needs of the others, over all Pythons."""
    found: dict[str, set[str]] = {own.path.name: set(vendored)}
    for taken in takes:
        for name, others in taken.edges.items():
            refs = found.setdefault(taken.wheels[name].path.name, set())
            refs |= {taken.wheels[other].path.name for other in others}
    return [{"ref": ref, "dependsOn": sorted(found[ref])} for ref in sorted(found)]


def read_page_build(root: Path) -> str:
    """The text of the page's build script."""
    return (root / "packaging" / "web" / "build.sh").read_text(encoding="utf-8")
