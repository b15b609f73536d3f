"""What each Python takes is asked as the target would, not as the computer that builds."""

from pathlib import Path

import pytest
from packaging.requirements import Requirement

from laptop_zip.needs import Unmet, take
from laptop_zip.targets import make_linux, make_windows
from laptop_zip.wheels import list_wheels
from tests.laptop.made import make_wheel

ROOT = Requirement("app==1.0")


def test_what_is_needed_on_windows_only_is_missed_there_and_not_on_linux(tmp_path: Path) -> None:
    make_wheel(tmp_path, "app", "colours; sys_platform == 'win32'", "posix-only; os_name == 'posix'")
    make_wheel(tmp_path, "posix-only")

    windows = take(ROOT, "3.12", make_windows(), list_wheels(tmp_path))
    linux = take(ROOT, "3.12", make_linux(), list_wheels(tmp_path))

    assert ([str(need) for need in windows.missing], list(windows.wheels)) == (["colours"], ["app"])
    assert (linux.missing, list(linux.wheels)) == ((), ["app", "posix-only"])


def test_a_need_of_some_bugfix_releases_alone_is_taken(tmp_path: Path) -> None:
    make_wheel(tmp_path, "app", "early; python_full_version < '3.11.3'", "late; python_full_version >= '3.11.4'")

    taken = take(ROOT, "3.11", make_windows(), list_wheels(tmp_path))

    assert [str(need) for need in taken.missing] == ["early", "late"]


def test_each_python_takes_the_wheel_made_for_it(tmp_path: Path) -> None:
    make_wheel(tmp_path, "app", "fast")
    for tag in ("cp311-cp311-win_amd64", "cp312-cp312-win_amd64", "cp312-cp312-manylinux_2_28_x86_64", "py3-none-any"):
        make_wheel(tmp_path, "fast", tag=tag)

    found = [take(ROOT, python, make_windows(), list_wheels(tmp_path)) for python in ("3.11", "3.12", "3.13")]

    names = [taken.wheels["fast"].path.name for taken in found]
    assert names == [
        "fast-1.0-cp311-cp311-win_amd64.whl",
        "fast-1.0-cp312-cp312-win_amd64.whl",
        "fast-1.0-py3-none-any.whl",
    ]


def test_a_newer_wheel_that_a_python_cannot_run_is_passed_over(tmp_path: Path) -> None:
    make_wheel(tmp_path, "app", "lib")
    make_wheel(tmp_path, "lib", version="1.0", fields="Requires-Python: >=3.8\n")
    make_wheel(tmp_path, "lib", version="2.0", fields="Requires-Python: >=3.12\n")

    versions = [
        str(take(ROOT, python, make_windows(), list_wheels(tmp_path)).wheels["lib"].version)
        for python in ("3.11", "3.12")
    ]

    assert versions == ["1.0", "2.0"]


def test_extras_bring_what_they_need_and_the_extras_of_others_do_not(tmp_path: Path) -> None:
    make_wheel(tmp_path, "app", "lib[fast]", "page; extra == 'web'")
    make_wheel(tmp_path, "lib", "speed; extra == 'fast'", "docs; extra == 'docs'")
    for name in ("page", "speed", "docs"):
        make_wheel(tmp_path, name)

    bare = take(ROOT, "3.12", make_windows(), list_wheels(tmp_path))
    web = take(Requirement("app[web]==1.0"), "3.12", make_windows(), list_wheels(tmp_path))

    assert list(bare.wheels) == ["app", "lib", "speed"]
    assert list(web.wheels) == ["app", "lib", "page", "speed"]
    assert web.edges["lib"] == {"speed"}


def test_a_wheel_of_a_version_that_somebody_cannot_use_is_refused(tmp_path: Path) -> None:
    make_wheel(tmp_path, "app", "lib<2", "other")
    make_wheel(tmp_path, "other", "lib>=1")
    make_wheel(tmp_path, "lib", version="2.1")

    with pytest.raises(
        Unmet, match=r"Python 3\.12 on windows: lib<2 is needed, and there is lib-2\.1-py3-none-any\.whl"
    ):
        take(ROOT, "3.12", make_windows(), list_wheels(tmp_path))
