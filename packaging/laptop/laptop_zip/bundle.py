"""Puts the zip together: every file by name, with one time, so that the same wheels give the same bytes."""

import hashlib
import zipfile
from pathlib import Path
from typing import Final

from laptop_zip.needs import Taken, Unmet
from laptop_zip.sbom import build_sbom, list_taken, read_page_build
from laptop_zip.targets import Target
from laptop_zip.wheels import Wheel

FILES: Final = Path(__file__).resolve().parents[1] / "files"
TOP: Final = "caseload"
"""The one folder in the zip. Short, as Windows takes only so many letters of a path."""
TIME: Final = (2020, 1, 1, 0, 0, 0)
PLAIN, RUNS = 0o100644, 0o100755
WINDOWS_TEXT: Final = (".cmd", ".txt")


def build_zip(takes: tuple[Taken, ...], target: Target, root: Path, out: Path) -> str:
    """Write the zip, and its checksum beside it; give the checksum."""
    files = gather(takes, target, root)
    files["SHA256SUMS"] = list_sums(files)
    write_zip(files, out)
    found = hash_bytes(out.read_bytes())
    out.with_name(f"{out.name}.sha256").write_bytes(f"{found}  {out.name}\n".encode("ascii"))
    return found


def gather(takes: tuple[Taken, ...], target: Target, root: Path) -> dict[str, bytes]:
    """Every file of the zip but the checksums: its name under the top folder, and its bytes."""
    files = {path.name: path.read_bytes() for path in sorted((FILES / target.name).iterdir())}
    files |= {f"scripts/{path.name}": path.read_bytes() for path in sorted((FILES / "scripts").glob("*.py"))}
    files["IT.txt"] = (root / "docs" / "it.md").read_bytes()
    wheels = list_taken(takes)
    for wheel in wheels:
        files[f"wheels/{wheel.path.name}"] = wheel.path.read_bytes()
        files |= name_licences(wheel)
    files["LICENSES/LICENCES.txt"] = list_licences(wheels)
    for taken in takes:
        files[f"scripts/wheels-{taken.python}-{target.sysconfig}.txt"] = list_pins(taken)
    files["sbom.cdx.json"] = build_sbom(takes, read_page_build(root)).encode("utf-8")
    return {name: end_lines(name, content, target) for name, content in files.items()}


def end_lines(name: str, content: bytes, target: Target) -> bytes:
    """Text that a person or cmd reads, with the line ends of Windows where it is for Windows."""
    if target.name != "windows" or "/" in name or not name.endswith(WINDOWS_TEXT):
        return content
    return content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def name_licences(wheel: Wheel) -> dict[str, bytes]:
    """The licence texts of a wheel, in a folder of its name and version. Raises Unmet for a wheel without any."""
    texts = wheel.read_licences()
    if not texts:
        raise Unmet(f"{wheel.path.name} has no text of its licence; find it and tell its maintainers.")
    top = f"LICENSES/{wheel.name}-{wheel.version}"
    return {f"{top}/{name.split('/', 1)[-1].removeprefix('licenses/')}": text for name, text in texts.items()}


def list_licences(wheels: list[Wheel]) -> bytes:
    """One line a distribution: its name, version and licence."""
    lines = sorted({f"{wheel.name} {wheel.version}: {wheel.name_licence()[0]}" for wheel in wheels})
    return ("\n".join(lines) + "\n").encode("utf-8")


def list_pins(taken: Taken) -> bytes:
    """What pip is to install: each wheel by version and checksum, under a line with its file name."""
    lines = []
    for name, wheel in sorted(taken.wheels.items()):
        lines += [f"# {wheel.path.name}", f"{name}=={wheel.version} --hash=sha256:{wheel.sha256}"]
    return ("\n".join(lines) + "\n").encode("ascii")


def list_sums(files: dict[str, bytes]) -> bytes:
    """The checksum of every file, in the form that sha256sum reads."""
    return "".join(f"{hash_bytes(files[name])}  {name}\n" for name in sorted(files)).encode("ascii")


def hash_bytes(content: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def write_zip(files: dict[str, bytes], out: Path) -> None:
    """Write the files sorted by name, unpacked (wheels are packed already), all with one time."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as opened:
        for name in sorted(files):
            item = zipfile.ZipInfo(f"{TOP}/{name}", TIME)
            item.create_system = 3
            item.external_attr = (RUNS if name.endswith(".sh") else PLAIN) << 16
            opened.writestr(item, files[name])
