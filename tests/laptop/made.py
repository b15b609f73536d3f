"""Small wheels made by hand, and the zip's own scripts loaded as modules."""

import importlib.util
import zipfile
from pathlib import Path
from types import ModuleType

from laptop_zip.needs import Taken
from laptop_zip.wheels import Wheel

ROOT = Path(__file__).resolve().parents[2]
LAPTOP = ROOT / "packaging" / "laptop"
SCRIPTS = LAPTOP / "files" / "scripts"


def load(name: str) -> ModuleType:
    """A script of the zip as a module of its own."""
    spec = importlib.util.spec_from_file_location(f"laptop_{name}", SCRIPTS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_wheel(
    folder: Path, name: str, *needs: str, version: str = "1.0", tag: str = "py3-none-any", fields: str = ""
) -> Wheel:
    """A wheel with one module, its metadata and a licence; `fields` are more lines of metadata."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name.replace('-', '_')}-{version}-{tag}.whl"
    info = f"{name.replace('-', '_')}-{version}.dist-info"
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {name}",
        f"Version: {version}",
        "Summary: made by hand",
        "License-Expression: MIT",
    ]
    lines += [f"Requires-Dist: {need}" for need in needs]
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr(f"{name.replace('-', '_')}/__init__.py", "")
        opened.writestr(f"{info}/METADATA", "\n".join(lines) + "\n" + fields)
        opened.writestr(f"{info}/licenses/LICENSE", f"the licence of {name}")
        opened.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        opened.writestr(f"{info}/RECORD", "".join(f"{item},,\n" for item in opened.namelist()))
    return Wheel(path)


def make_taken(*wheels: Wheel, python: str = "3.12") -> Taken:
    """What a Python takes: these wheels, the first of which needs the others."""
    edges = {wheel.name: frozenset[str]() for wheel in wheels}
    edges[wheels[0].name] = frozenset(wheel.name for wheel in wheels[1:])
    return Taken(python, {wheel.name: wheel for wheel in wheels}, edges, ())
