"""Takes the pictures of the page that README and docs show, from the running page: `-m tests.web.take_pictures`."""

import tempfile
from pathlib import Path

from tests.web.running import running
from tests.web.visiting import Visit, visiting

IMAGES = Path("docs/images")
WIDTH = 1000


def take(visit: Visit, name: str, height: int) -> None:
    """A picture of the top of the page."""
    visit.page.evaluate("scrollTo(0, 0)")
    path = IMAGES / f"page-{name}.png"
    visit.page.screenshot(path=path, clip={"x": 0, "y": 0, "width": WIDTH, "height": height}, full_page=True)
    print(path)


def main() -> None:
    """The first page, the review, and one case of the made-up team."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as page, visiting(page.address) as visit:
        take(visit, "weeks", 760)
        visit.allocate_demo()
        take(visit, "review", 1500)
        visit.follow("c164")
        visit.wait_for("Every other choice")
        take(visit, "case", 1400)


if __name__ == "__main__":
    main()
