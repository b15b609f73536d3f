"""Does what the zip's README.txt says, in a namespace without a network, and prints what came of it as JSON.

Run by test_linux_twin.py: `unshare ... python -m tests.laptop.walk FOLDER PYTHON WORKBOOK`.
"""

import json
import subprocess
import sys
from pathlib import Path

from tests.laptop.unplugged import ask_outside, raise_loopback
from tests.web.running import started

PORT = "8137"


def main(folder: Path, python: str, workbook: Path) -> None:
    """Install, allocate and open the page from the unpacked folder."""
    raise_loopback()
    told = {"outside": ask_outside(), "too early": run(folder / "start.sh")}
    told["install"] = run(folder / "install.sh", python)
    made = [folder / "venv/bin/python", "-m", "caseload", "template", "--example", "--out", workbook]
    subprocess.run(made, check=True, capture_output=True)
    told["allocate"] = run(folder / "allocate.sh", str(workbook))
    told["page"] = use_page(folder, workbook)
    print(json.dumps(told))


def run(script: Path, *words: str) -> dict[str, object]:
    """A script's exit code, and everything it said."""
    ended = subprocess.run(["sh", script, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return {"code": ended.returncode, "said": ended.stdout}


def use_page(folder: Path, workbook: Path) -> dict[str, object]:
    """The address that start.sh opens, and the review of a workbook given there."""
    with started(["sh", str(folder / "start.sh"), "--no-open", "--port", PORT]) as page:
        browser = page.open()
        checked = browser.give(workbook.read_bytes(), workbook.name)
        week = str(checked.url).removesuffix("/check").removeprefix(page.base)
        browser.send(f"{week}/allocate", moves="0")
        return {"address": page.address, "review": browser.wait_for_review(week).text}


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
