"""The zip: the same wheels give the same bytes; checksums, licences, bill of materials and line ends are right."""

import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from laptop_zip.bundle import build_zip
from laptop_zip.needs import Taken, Unmet
from laptop_zip.sbom import build_sbom
from laptop_zip.targets import make_linux, make_windows
from tests.laptop.made import ROOT, make_taken, make_wheel

PAGE_BUILD = "npm install govuk-frontend@6.3.0 sass@1.108.2 htmx.org@2.0.11"


def take_some(folder: Path) -> Taken:
    """Our own wheel with two others."""
    own = make_wheel(folder, "caseload-optimiser", "lib", "other")
    named = "Classifier: License :: OSI Approved :: BSD License\n"
    return make_taken(own, make_wheel(folder, "lib", version="2.0"), make_wheel(folder, "other", fields=named))


def read_zip(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {item.filename: opened.read(item) for item in opened.infolist()}


def test_the_same_wheels_give_the_same_bytes(tmp_path: Path) -> None:
    first = take_some(tmp_path / "a")
    shutil.copytree(tmp_path / "a", tmp_path / "b" / "elsewhere")
    again = {name: type(wheel)(tmp_path / "b/elsewhere" / wheel.path.name) for name, wheel in first.wheels.items()}
    second = Taken(first.python, dict(reversed(again.items())), first.edges, ())

    one = build_zip((first,), make_windows(), ROOT, tmp_path / "1.zip")
    two = build_zip((second,), make_windows(), ROOT, tmp_path / "2.zip")

    assert one == two == hashlib.sha256((tmp_path / "2.zip").read_bytes()).hexdigest()
    assert (tmp_path / "1.zip.sha256").read_text() == f"{one}  1.zip\n"


def test_another_wheel_gives_other_bytes_and_another_serial_number(tmp_path: Path) -> None:
    taken = take_some(tmp_path / "a")
    own, *others = taken.wheels.values()
    other = make_taken(own, *others[:-1], make_wheel(tmp_path / "b", "other", fields="Classifier: X\n"))

    serials = {json.loads(build_sbom((each,), PAGE_BUILD))["serialNumber"] for each in (taken, other, taken)}

    assert len(serials) == 2


def test_names_are_sorted_in_one_folder_with_one_time(tmp_path: Path) -> None:
    build_zip((take_some(tmp_path),), make_linux(), ROOT, tmp_path / "x.zip")

    with zipfile.ZipFile(tmp_path / "x.zip") as opened:
        items = opened.infolist()
    names = [item.filename for item in items]
    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {"caseload"}
    assert {item.date_time for item in items} == {(2020, 1, 1, 0, 0, 0)}
    assert {item.filename: item.external_attr >> 16 for item in items}["caseload/start.sh"] == 0o100755


def test_every_file_but_the_list_itself_has_its_checksum(tmp_path: Path) -> None:
    build_zip((take_some(tmp_path),), make_windows(), ROOT, tmp_path / "x.zip")

    files = {name.removeprefix("caseload/"): content for name, content in read_zip(tmp_path / "x.zip").items()}
    lines = files.pop("SHA256SUMS").decode("ascii").splitlines()
    assert lines == [f"{hashlib.sha256(files[name]).hexdigest()}  {name}" for name in sorted(files)]


def test_each_python_is_told_its_wheels_by_version_and_checksum(tmp_path: Path) -> None:
    taken = take_some(tmp_path)

    build_zip((taken,), make_windows(), ROOT, tmp_path / "x.zip")

    pins = read_zip(tmp_path / "x.zip")["caseload/scripts/wheels-3.12-win-amd64.txt"].decode("ascii").splitlines()
    assert pins[:2] == [
        "# caseload_optimiser-1.0-py3-none-any.whl",
        f"caseload-optimiser==1.0 --hash=sha256:{taken.wheels['caseload-optimiser'].sha256}",
    ]
    assert [line for line in pins if line.startswith("#")][1:] == [
        "# lib-2.0-py3-none-any.whl",
        "# other-1.0-py3-none-any.whl",
    ]


def test_the_licence_of_every_wheel_is_there(tmp_path: Path) -> None:
    build_zip((take_some(tmp_path),), make_windows(), ROOT, tmp_path / "x.zip")

    files = read_zip(tmp_path / "x.zip")
    assert files["caseload/LICENSES/lib-2.0/LICENSE"] == b"the licence of lib"
    assert files["caseload/LICENSES/LICENCES.txt"].decode().splitlines() == [
        "caseload-optimiser 1.0: MIT",
        "lib 2.0: MIT",
        "other 1.0: MIT",
    ]


def test_a_wheel_without_a_licence_is_refused(tmp_path: Path) -> None:
    taken = take_some(tmp_path)
    path = taken.wheels["lib"].path
    kept = {name: content for name, content in read_zip(path).items() if "licenses" not in name}
    with zipfile.ZipFile(path, "w") as opened:
        for name, content in kept.items():
            opened.writestr(name, content)

    with pytest.raises(Unmet, match=r"lib-2\.0-py3-none-any\.whl has no text of its licence"):
        build_zip((taken,), make_windows(), ROOT, tmp_path / "x.zip")


def test_the_bill_of_materials_keeps_to_its_schema_and_names_everything(tmp_path: Path) -> None:
    text = build_sbom((take_some(tmp_path),), PAGE_BUILD)

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    assert bill["metadata"]["component"]["purl"].startswith("pkg:pypi/caseload-optimiser@1.0")
    assert [(each["name"], each["version"]) for each in bill["components"]] == [
        ("lib", "2.0"),
        ("other", "1.0"),
        ("govuk-frontend", "6.3.0"),
        ("htmx.org", "2.0.11"),
    ]
    needs = {each["ref"]: each["dependsOn"] for each in bill["dependencies"]}
    assert needs["caseload_optimiser-1.0-py3-none-any.whl"] == [
        "lib-2.0-py3-none-any.whl",
        "other-1.0-py3-none-any.whl",
        "pkg:npm/govuk-frontend@6.3.0",
        "pkg:npm/htmx.org@2.0.11",
    ]


def test_what_is_new_in_the_page_is_not_left_out_of_the_bill(tmp_path: Path) -> None:
    with pytest.raises(Unmet, match="other-part is new in the page; find its licence"):
        build_sbom((take_some(tmp_path),), f"{PAGE_BUILD} other-part@1.2.3")


def test_the_schema_notices_a_bill_that_does_not_keep_to_it(tmp_path: Path) -> None:
    bill = json.loads(build_sbom((take_some(tmp_path),), PAGE_BUILD))
    bill["components"][0]["hashes"][0]["content"] = "short"

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill)) is not None


@pytest.mark.parametrize("name", ["README.txt", "IT.txt", "install.cmd", "start.cmd", "allocate.cmd"])
def test_what_windows_reads_is_ascii_and_every_line_ends_as_there(tmp_path: Path, name: str) -> None:
    build_zip((take_some(tmp_path),), make_windows(), ROOT, tmp_path / "x.zip")

    content = read_zip(tmp_path / "x.zip")[f"caseload/{name}"]
    assert content.isascii() and content.endswith(b"\r\n")
    assert len(content.splitlines()) == content.count(b"\r\n") == content.count(b"\n") == content.count(b"\r")


def test_what_linux_reads_has_its_own_line_ends(tmp_path: Path) -> None:
    build_zip((take_some(tmp_path),), make_linux(), ROOT, tmp_path / "x.zip")

    files = read_zip(tmp_path / "x.zip")
    texts = [name for name in files if name.endswith((".sh", ".txt", ".py"))]
    assert texts and not any(b"\r" in files[name] for name in texts)


def test_wheels_are_carried_as_they_are(tmp_path: Path) -> None:
    taken = take_some(tmp_path)

    build_zip((taken,), make_linux(), ROOT, tmp_path / "x.zip")

    content = read_zip(tmp_path / "x.zip")["caseload/wheels/lib-2.0-py3-none-any.whl"]
    assert content == taken.wheels["lib"].path.read_bytes()
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
