"""A wheel as its file tells it: name, version, tags, what it needs, licences, checksum."""

import hashlib
import re
import zipfile
from dataclasses import dataclass
from email.parser import BytesParser
from functools import cached_property
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import Tag
from packaging.utils import NormalizedName, canonicalize_name, parse_wheel_filename
from packaging.version import Version

LICENCE: Final = re.compile(
    r"(?i)(^|[/._-])(licen[cs]es?|copying|notice|authors|copyright)[^/]*$|\.dist-info/licenses/.*[^/]$"
)
CODE: Final = re.compile(r"(?i)\.(py|pyi|js|pyd|dll|so)$")
METADATA: Final = re.compile(r"[^/]+\.dist-info/METADATA")
OSI: Final = "License :: OSI Approved :: "


@dataclass(frozen=True)
class Wheel:
    """One wheel file."""

    path: Path

    @cached_property
    def _parsed(self) -> tuple[NormalizedName, Version, frozenset[Tag]]:
        name, version, _, tags = parse_wheel_filename(self.path.name)
        return name, version, tags

    @property
    def name(self) -> NormalizedName:
        """The name of the distribution, as names are compared."""
        return self._parsed[0]

    @property
    def version(self) -> Version:
        """Its version."""
        return self._parsed[1]

    @property
    def tags(self) -> frozenset[Tag]:
        """The Pythons and computers it is for."""
        return self._parsed[2]

    @cached_property
    def sha256(self) -> str:
        """The checksum of the file."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @cached_property
    def _fields(self) -> dict[str, list[str]]:
        with zipfile.ZipFile(self.path) as opened:
            name = next(name for name in opened.namelist() if METADATA.fullmatch(name))
            message = BytesParser().parsebytes(opened.read(name))
        return {key.lower(): [str(value) for value in message.get_all(key, [])] for key in message}

    def list_needs(self) -> tuple[Requirement, ...]:
        """What it says it needs, with markers and extras as written."""
        return tuple(Requirement(text) for text in self._fields.get("requires-dist", []))

    def runs_on(self, python: str) -> bool:
        """Whether it says that it runs on that version of Python."""
        return SpecifierSet(self.read_first("Requires-Python")).contains(python)

    def read_first(self, field: str) -> str:
        """The first value of a field of its metadata, or nothing."""
        return self._fields.get(field.lower(), [""])[0]

    def name_licence(self) -> tuple[str, bool]:
        """Its licence, and whether that is an SPDX expression; where only a whole text is given, its classifier."""
        expression = self.read_first("License-Expression")
        if expression:
            return expression, True
        classifiers = [text.removeprefix(OSI) for text in self._fields.get("classifier", []) if text.startswith(OSI)]
        stated = self.read_first("License")
        return (" and ".join(classifiers) or (stated if "\n" not in stated and stated else "see its text")), False

    def read_licences(self) -> dict[str, bytes]:
        """The texts of its licences and notices: the name inside the wheel, and the text."""
        with zipfile.ZipFile(self.path) as opened:
            names = [name for name in opened.namelist() if LICENCE.search(name) and not CODE.search(name)]
            return {name: opened.read(name) for name in sorted(names) if not name.endswith("/")}


def list_wheels(folder: Path) -> tuple[Wheel, ...]:
    """The wheels of a folder, by file name."""
    return tuple(Wheel(path) for path in sorted(folder.glob("*.whl")))


def find_name(requirement: Requirement) -> NormalizedName:
    """The name a requirement asks for, as names are compared."""
    return canonicalize_name(requirement.name)
