"""The one HTML frame: nothing runs, nothing is loaded, every text is escaped, every chart has its table."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import pytest

from caseload.render.page.chart import name_svg
from caseload.render.page.frame import render_page
from caseload.render.page.parts import SHORT, Chart, Page, Section, Table

HOSTILE = '<script>alert("x")</script>&'
TABLE = Table(f"Caption {HOSTILE}", ("Name", f"Count {HOSTILE}"), ((f"a {HOSTILE}", "1"),), frozenset({1}))
CHART = Chart(
    "Title",
    f"Says {HOSTILE}",
    name_svg('<svg xmlns="http://www.w3.org/2000/svg"><g style="x" onclick="y"/></svg>', HOSTILE),
)


def render() -> str:
    section = Section(f"Heading {HOSTILE}", (f"Sentence {HOSTILE}",), CHART, TABLE)
    return render_page(
        Page(f"Page {HOSTILE}", (f"First {HOSTILE}",), (section, section, section), (f"Foot {HOSTILE}",))
    )


def test_every_text_is_escaped() -> None:
    page = render()

    assert "<script" not in page and page.count("&lt;script&gt;") >= 8


def test_the_policy_allows_the_one_style_block_and_nothing_else() -> None:
    page = render()
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)

    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in policy
    assert not re.search(r"<[^>]+\s(style|on\w+|src)=", page)
    assert not re.search(r'href="(?!#)', page)


def test_a_chart_is_one_named_image_without_style_or_script() -> None:
    svg = name_svg(
        '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script><style>y</style><g role="r" aria-x="z"/></svg>',
        "Title & more",
    )

    assert svg.startswith("<svg ") and 'role="img"' in svg
    assert "<title>Title &amp; more</title>" in svg
    assert not any(word in svg for word in ("script", "style", "aria-x", 'role="r"'))


def test_what_a_chart_shows_stands_below_it_for_everybody() -> None:
    captions = re.findall("<figcaption>(.*?)</figcaption>", render())

    assert [unescape(caption) for caption in captions] == [CHART.description] * 3


def test_a_short_table_is_printed_on_one_page() -> None:
    long = Table("Caption", ("Name",), tuple((str(row),) for row in range(SHORT + 1)))
    page = render_page(Page("Title", (), (Section("Long", (), None, long), Section("Short", (), None, TABLE))))

    assert page.index("<table>") < page.index('<table class="whole">')


def test_a_chart_without_its_table_or_sentence_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="Heading lacks"):
        Section("Heading", ("Says.",), CHART, None)
    with pytest.raises(ValueError, match="Heading lacks"):
        Section("Heading", (), CHART, TABLE)


def test_a_row_that_is_not_as_wide_as_its_headings_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="not as wide"):
        Table("Caption", ("One", "Two"), (("only one",),))
