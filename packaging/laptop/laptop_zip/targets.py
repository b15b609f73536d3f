"""The kinds of computer that a zip can be built for, and what is true of a Python on each."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from packaging.tags import Tag, compatible_tags, cpython_tags

PYTHONS: Final = ("3.11", "3.12", "3.13")
GLIBC: Final = range(28, 16, -1)
"""Minor versions of glibc 2 whose wheels a Linux of 2018 or later runs, the newest first."""


@dataclass(frozen=True)
class Target:
    """A kind of computer: the tags of its wheels (best first), what Python calls it, and its environment markers."""

    name: str
    platforms: tuple[str, ...]
    sysconfig: str
    facts: tuple[tuple[str, str], ...]

    def list_tags(self, python: str) -> tuple[Tag, ...]:
        """The tags of the wheels that such a Python takes, best first."""
        version = tuple(int(part) for part in python.split("."))
        own = cpython_tags(version, platforms=self.platforms)
        pure = compatible_tags(version, interpreter=f"cp{python.replace('.', '')}", platforms=self.platforms)
        return (*own, *pure)

    def list_environments(self, python: str) -> Iterator[dict[str, str]]:
        """The markers of the first and of a late bugfix release of that Python: a need may hang on either."""
        for full in (f"{python}.0", f"{python}.99"):
            versions = {"python_version": python, "python_full_version": full, "implementation_version": full}
            yield {**dict(self.facts), **versions}


def describe_facts(os_name: str, sys_platform: str, system: str, machine: str) -> tuple[tuple[str, str], ...]:
    """The environment markers of a kind of computer, as in the specification of dependency specifiers."""
    return (
        ("implementation_name", "cpython"),
        ("os_name", os_name),
        ("platform_machine", machine),
        ("platform_python_implementation", "CPython"),
        ("platform_release", ""),
        ("platform_system", system),
        ("platform_version", ""),
        ("sys_platform", sys_platform),
    )


def make_windows() -> Target:
    """Windows on a 64-bit Intel or AMD processor."""
    return Target("windows", ("win_amd64",), "win-amd64", describe_facts("nt", "win32", "Windows", "AMD64"))


def make_linux() -> Target:
    """Linux with glibc on the kind of processor this computer has."""
    machine = platform.machine()
    names = tuple(f"manylinux_2_{minor}_{machine}" for minor in GLIBC)
    old = (f"manylinux2014_{machine}",)
    return Target("linux", (*names, *old), f"linux-{machine}", describe_facts("posix", "linux", "Linux", machine))


TARGETS: Final = {"windows": make_windows, "linux": make_linux}
