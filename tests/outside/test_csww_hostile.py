"""A hostile, damaged or wrong file in place of a census is refused in one sentence, quickly and with nothing read."""

import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest

from caseload.domain.errors import InputRefused
from caseload.intake.outside import xml_scan
from caseload.intake.outside.csww import read_csww
from caseload.intake.policy_read import read_policy
from tests.outside.csww_writer import CANARY, a_worker, render_census

POLICY = read_policy(None)
CENSUS = render_census([a_worker()])
BODY = CENSUS.partition("?>")[2]
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 50}">' for n in range(10))
CIN = (
    "<Message><Header><CollectionDetails><Collection>CIN</Collection></CollectionDetails></Header>"
    "<Children><Child/></Children></Message>"
)
LONG = f'<!ENTITY a "{"x" * 50_000}">'
NESTED = "<a>" * 5_000 + "</a>" * 5_000


def refuse(path: Path, content: str | bytes) -> list[str]:
    """The faults for which a file of this content is refused, as code and sentence."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputRefused) as refusal:
        read_csww(path, POLICY)
    return [f"{fault.code} {fault}" for fault in refusal.value.faults]


def say(faults: Sequence[str]) -> tuple[str, str]:
    """The code of the only fault, and the whole of it."""
    (fault,) = faults
    return fault[:4], fault


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("billion laughs", f"<!DOCTYPE Message [{LAUGHS}]><Message>&l9;</Message>", "X102"),
        ("quadratic blowup", f"<!DOCTYPE Message [{LONG}]><Message>{'&a;' * 20_000}</Message>", "X102"),
        ("file outside", '<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]><Message>&x;</Message>', "X102"),
        ("DTD outside", f'<!DOCTYPE Message SYSTEM "http://192.0.2.1/x.dtd">{BODY}', "X102"),
        ("parameter entity", '<!DOCTYPE m [<!ENTITY % p SYSTEM "http://192.0.2.1/x">%p;]><Message/>', "X102"),
        ("entity without a DTD", BODY.replace("OOTH", "&xxe;"), "X101"),
        ("nested deeply", f"<Message>{NESTED}</Message>", "X103"),
        ("a huge attribute", f'<Message a="{"x" * 200_000}"></Message>', "X103"),
        ("a huge text", BODY.replace("OOTH", "x" * 200_000), "X103"),
        ("a long number", BODY.replace("<FTE30>1<", f"<FTE30>{'1' * 5_000}<"), "X103"),
        ("a huge comment", f"<!--{'x' * 200_000}-->{BODY}", "X103"),
        ("truncated", CENSUS[: len(CENSUS) // 2], "X101"),
        ("closed wrongly", CENSUS.replace("</CSWWWorker>", "</Worker>"), "X101"),
        ("two roots", BODY + BODY, "X101"),
        ("text", "SWENo,FTE\nSW1,1\n", "X101"),
        ("an attribute without quotes", "<Message a=1></Message>", "X101"),
        ("a web page", "<!DOCTYPE html><html><body>Sign in</body></html>", "X101"),
        ("a web page as XML", '<?xml version="1.0"?><page xmlns="x"><b/></page>', "X104"),
        ("a workbook", b"PK\x03\x04" + b"\0" * 100, "X101"),
        ("bytes that are none of the encoding's", CENSUS.replace("OOTH", "Caf\xe9").encode("cp1252"), "X101"),
        ("an encoding nobody knows", CENSUS.replace("UTF-8", "klingon"), "X101"),
        ("an encoding of many bytes", CENSUS.replace("UTF-8", "shift_jis"), "X101"),
        ("an encoding it is not in", CENSUS.replace("UTF-8", "UTF-16"), "X101"),
        ("UTF-32", CENSUS.encode("utf-32"), "X101"),
        ("a byte of nothing", CENSUS.replace("OOTH", "\0"), "X101"),
        ("empty", "", "E102"),
        ("only blanks", " \n ", "X101"),
        ("a child in need census", CIN, "X104"),
        ("no workers", "<Message><Header/></Message>", "X106"),
    ],
)  # fmt: skip
def test_what_is_no_sound_census_is_refused_by_its_code(
    tmp_path: Path, name: str, content: str | bytes, code: str
) -> None:
    path = tmp_path / "census.xml"

    found, sentence = say(refuse(path, content))

    assert found == code
    assert sentence.isascii() and len(sentence) < 300
    assert CANARY not in sentence and "passwd" not in sentence


def test_a_web_page_and_a_workbook_are_called_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "census.xml"

    page = refuse(path, "<!DOCTYPE html><html></html>")
    book = refuse(path, b"PK\x03\x04")

    assert page == [
        "X101 census.xml: this is a web page, not a census in XML. Give the XML file that was uploaded to COLLECT."
    ]
    assert "a workbook or a zip file" in book[0]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refusal:
        read_csww(tmp_path / "nothing.xml", POLICY)

    assert [fault.code for fault in refusal.value.faults] == ["E101"]


def test_too_large_a_file_and_too_many_elements_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "census.xml"
    monkeypatch.setattr(xml_scan, "MOST_BYTES", 100_000)
    monkeypatch.setattr(xml_scan, "MOST_ELEMENTS", 1_000)

    large = refuse(path, CENSUS + " " * 100_000)
    many = refuse(path, f"<Message>{'<a/>' * 1_001}</Message>")

    assert [say(large)[0], say(many)[0]] == ["E107", "X103"]


def test_reading_takes_no_more_memory_for_what_is_not_wanted(tmp_path: Path) -> None:
    path = tmp_path / "census.xml"
    worker = "<CSWWWorker>" + "<QualInst>a college somewhere</QualInst>" * 200 + "</CSWWWorker>"
    path.write_text(BODY.replace("</Message>", worker * 1_000 + "</Message>"))
    size = path.stat().st_size

    tracemalloc.start()
    extract = read_csww(path, POLICY)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert size > 8_000_000
    assert extract.accounts[0].read == 1_001
    assert peak < size
