"""Draws charts as static SVG that says what it shows, and has neither script nor style of its own."""

from typing import Any, Final
from xml.etree import ElementTree

from caseload.render.page.parts import Chart

SVG: Final = "http://www.w3.org/2000/svg"
FONT: Final = "Arial, Helvetica, Liberation Sans, sans-serif"
INK: Final = "#14181c"
COLOURS: Final = ("#0b5a8a", "#b3430f", "#2b6e3f", "#6b3fa0", "#8a1f4d", "#5c5c00")
"""Each at least 4.5 to 1 on white; a shape tells the same apart."""
SHAPES: Final = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
WIDTH: Final = 640
HEIGHT: Final = 320
ROOM: Final = 28
APART: Final = 10


def draw_chart(chart: Any, title: str, description: str, height: int = HEIGHT) -> Chart:
    """An altair chart as a chart of a page. `description` says in words what the chart shows, and stands below it.

    Where it is read, letters may be wider than where it was drawn: labels have room for that.
    """
    from vl_convert import vegalite_to_svg

    spec = chart.properties(width=WIDTH, height=height, background="#ffffff").configure(
        font=FONT,
        padding={"left": ROOM, "right": 5, "top": 5, "bottom": 5},
        axis={
            "labelColor": INK,
            "titleColor": INK,
            "gridColor": "#d5dadd",
            "labelFontSize": 13,
            "titleFontSize": 13,
            "labelSeparation": APART,
        },
        legend={"labelColor": INK, "titleColor": INK, "labelFontSize": 13, "titleFontSize": 13, "orient": "bottom"},
        view={"stroke": None},
    )
    return Chart(title, description, name_svg(vegalite_to_svg(spec.to_dict()), title))


def name_svg(svg: str, title: str) -> str:
    """The SVG with a title, as one image for a screen reader, without styles and scripts."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)
    for parent in list(root.iter()):
        for name in [name for name in parent.attrib if is_unwanted(name)]:
            del parent.attrib[name]
        for child in [child for child in parent if child.tag in (f"{{{SVG}}}style", f"{{{SVG}}}script")]:
            parent.remove(child)
    root.set("role", "img")
    root.set("aria-label", title)
    element = ElementTree.Element(f"{{{SVG}}}title")
    element.text = title
    root.insert(0, element)
    return ElementTree.tostring(root, encoding="unicode")


def is_unwanted(attribute: str) -> bool:
    """Whether an attribute would be a style, a script, or words for a screen reader in the place of ours."""
    return attribute == "style" or attribute.startswith(("on", "aria-")) or attribute == "role"
