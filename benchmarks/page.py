"""Speed and memory of the page (`caseload serve`); figures in RESULTS.md.

python -m benchmarks.page

The start is from the command to the first page, beside a bare Starlette application that answers with one line; the
review is the page itself, asked for again and again; memory is that of the server's own process.
"""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

import httpx

from caseload.intake.read import read_caseload
from caseload.render.tables import caseload_tables
from caseload.render.template import write_template

MONDAY = date(2026, 1, 5)
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)\S*")
KEY = re.compile(r'name="form_key" value="([0-9a-f]+)"')
BARE = """
import socket, uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

async def home(request):
    return HTMLResponse("<h1>here</h1>")

found = socket.socket()
found.bind(("127.0.0.1", 0))
found.listen()
print(f"http://127.0.0.1:{found.getsockname()[1]}/", flush=True)
uvicorn.Server(uvicorn.Config(Starlette(routes=[Route("/", home)]), log_config=None)).run([found])
"""
TIMES = 7
REQUESTS = 1000


@contextmanager
def running(command: list[str]) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A server, and the address it printed."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    try:
        found = None
        while found is None:
            found = ADDRESS.search(process.stdout.readline())
        yield found.group(0), process
    finally:
        process.terminate()
        process.wait(30)


def serve(folder: str) -> list[str]:
    """The command that serves the page."""
    return [sys.executable, "-m", "caseload", "serve", "--no-open", "--data-dir", folder, "--as-of", str(MONDAY)]


def time_start(command: list[str]) -> float:
    """Seconds from the command to its first page."""
    begun = time.perf_counter()
    with running(command) as (address, _), httpx.Client(follow_redirects=True) as client:
        assert client.get(address).status_code == 200
        return time.perf_counter() - begun


def write_workbook(instance: str, folder: str) -> Path:
    """A shipped caseload as a workbook."""
    caseload = read_caseload(Path("instances") / instance, MONDAY).caseload
    path = Path(folder) / f"{instance}.xlsx"
    write_template(path, caseload_tables(caseload), caseload.policy)
    return path


def open_review(client: httpx.Client, workbook: Path) -> str:
    """The address of the review of a workbook, once it is allocated."""
    found = KEY.search(client.get("/").text)
    assert found is not None
    form, origin = {"form_key": found.group(1)}, {"origin": str(client.base_url).rstrip("/")}
    answer = client.post("/weeks", data=form, files={"file": ("a.xlsx", workbook.read_bytes())}, headers=origin)
    week = str(answer.url).rpartition("/")[0]
    client.post(f"{week}/allocate", data={**form, "moves": "0"}, headers=origin)
    while not str(client.get(f"{week}/progress").url).endswith("/review"):
        time.sleep(0.5)
    return f"{week}/review"


def time_pages(client: httpx.Client, address: str) -> float:
    """The median seconds of a page."""
    seconds = []
    for _ in range(20):
        begun = time.perf_counter()
        assert client.get(address).status_code == 200
        seconds.append(time.perf_counter() - begun)
    return median(seconds)


def measure_memory(process: "subprocess.Popen[str]") -> float:
    """MiB of a process."""
    text = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    return int(text.split("VmRSS:")[1].split()[0]) / 1024


def main() -> None:
    """Measures and prints a table."""
    with tempfile.TemporaryDirectory() as folder:
        bare = median(time_start([sys.executable, "-c", BARE]) for _ in range(TIMES))
        ours = median(time_start(serve(f"{folder}/start")) for _ in range(TIMES))
        print("| what | found | wanted |\n|---|---|---|")
        print(f"| first page, seconds; bare Starlette {bare:.2f} | {ours:.2f}, {ours / bare:.1f} times | 3 times |")
        with running(serve(f"{folder}/pages")) as (address, process):
            base = address.partition("/start")[0]
            with httpx.Client(base_url=base, follow_redirects=True, timeout=300) as client:
                client.get(address)
                pages = {name: open_review(client, write_workbook(name, folder)) for name in ("team", "authority")}
                seconds = {name: time_pages(client, page) for name, page in pages.items()}
                cases = time_pages(client, pages["authority"].replace("/review", "/cases?find=c1&page=3"))
                ratio = seconds["authority"] / seconds["team"]
                print(f"| review of team, seconds | {seconds['team']:.3f} | |")
                print(f"| review of authority, seconds | {seconds['authority']:.3f}, {ratio:.1f} times | 5 times |")
                print(f"| a page of its cases, found by text | {cases:.3f} | |")
                told = []
                for number in range(3 * REQUESTS):
                    if number % REQUESTS == 100:
                        told.append(f"{measure_memory(process):.0f}")
                    client.get(pages["team"] if number % 2 else "/")
                print(f"| MiB after 100, 1,100 and 2,100 requests | {', '.join(told)} | flat |")


if __name__ == "__main__":
    main()
