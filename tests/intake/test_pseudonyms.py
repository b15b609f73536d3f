"""Every case, family and worker gets a random id; the key keeps them apart, and puts the real ones back."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload.domain.caseload import Caseload, Reduction
from caseload.domain.errors import InputRefused
from caseload.intake.input_hash import hash_caseload
from caseload.intake.policy_text import policy_text
from caseload.intake.pseudonym_key import read_key, render_key
from caseload.intake.pseudonyms import PSEUDONYM, Key, Swap, find_telling_names, pseudonymise
from caseload.intake.toml_comments import drop_as_of, strip_comments
from caseload.render.tables import caseload_tables
from caseload.synthetic.generate import generate
from caseload.synthetic.settings import FAMILIES
from tests.builders import a_case, a_caseload, a_policy, a_worker, give
from tests.strategies import small_caseloads

NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12)


def hashed(caseload: Caseload) -> Caseload:
    """A caseload as it is read: with the hash of its tables, and reductions without reasons."""
    plain = replace(caseload, reductions=tuple(replace(row, reason=None) for row in caseload.reductions))
    return replace(plain, input_hash=hash_caseload(plain))


def put_all_back(caseload: Caseload, key: Key) -> Mapping[str, object]:
    """Every table with the real ids, each table's rows in the order of their text."""
    swap = Swap(key.turn())
    tables = {
        name: sorted(str({column: swap.put_back(str(cell)) for column, cell in row.items()}) for row in rows)
        for name, rows in caseload_tables(caseload).items()
    }
    assert not swap.unknown
    return tables


@given(small_caseloads())
@settings(max_examples=60)
def test_putting_the_real_ids_back_gives_the_same_tables(caseload: Caseload) -> None:
    key, real = Key(), hashed(caseload)

    renamed = pseudonymise(real, key)

    assert put_all_back(renamed, key) == put_all_back(real, Key())
    assert renamed.input_hash == hash_caseload(renamed)
    assert key.turn()[renamed.input_hash] == real.input_hash


def test_no_real_id_and_no_reason_is_left_and_all_else_is_as_it_was() -> None:
    caseload = generate(FAMILIES["team-short"], a_policy())
    caseload = replace(caseload, reductions=(Reduction("w6", Fraction(40), reason="illness"),))

    renamed = pseudonymise(hashed(caseload), Key())

    names = {worker.id for worker in renamed.workers} | {case.id for case in renamed.cases}
    names |= {case.family for case in renamed.cases if case.family}
    assert all(PSEUDONYM.fullmatch(name) for name in names)
    assert "illness" not in repr(renamed)
    assert sorted(case.kind for case in renamed.cases) == sorted(case.kind for case in caseload.cases)
    assert sorted(str(case.earlier == ()) for case in renamed.cases) == sorted(
        str(case.earlier == ()) for case in caseload.cases
    )


def test_pseudonyms_are_drawn_anew_each_time_and_are_not_made_from_the_id() -> None:
    first, second = Key(), Key()
    names = [f"c{number}" for number in range(500)]

    drawn = [first.find("case", name) for name in names]
    again = [second.find("case", name) for name in names]

    assert len(set(drawn)) == len(set(again)) == 500
    assert not set(drawn) & set(again)
    assert [first.find("case", name) for name in names] == drawn


def test_one_name_as_case_and_as_worker_has_two_pseudonyms() -> None:
    key = Key()

    assert key.find("case", "7")[0] == "c" and key.find("worker", "7")[0] == "w" and key.find("family", "7")[0] == "f"


def test_whoever_is_named_anywhere_is_renamed_everywhere() -> None:
    caseload = a_caseload(
        [a_worker("w1"), a_worker("w2")],
        [a_case("c1", holder="w1", earlier=("w9", "w2"), co_worker="w2"), a_case("c2", overseer="w1", cover="w2")],
        decisions=[give("c2", "w2")],
    )
    key = Key()

    renamed = pseudonymise(hashed(caseload), key)

    of = {worker: key.find("worker", worker) for worker in ("w1", "w2", "w9")}
    one, two = (next(case for case in renamed.cases if case.id == key.find("case", name)) for name in ("c1", "c2"))
    assert (one.holder, one.earlier, one.co_worker) == (of["w1"], (of["w9"], of["w2"]), of["w2"])
    assert (two.overseer, two.cover) == (of["w1"], of["w2"])
    assert [(row.case, row.worker) for row in renamed.decisions] == [(two.id, of["w2"])]


@given(st.lists(NAMES, max_size=20, unique=True))
@settings(max_examples=60)
def test_a_key_that_is_written_and_read_is_the_same(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    key = Key()
    for name in names:
        if not (name[0] == "'" and name[1:2] in tuple("=+-@")):
            key.find("worker", name)
            key.find("case", name)
    file = tmp_path_factory.mktemp("key") / "key.csv"
    file.write_text(render_key(key), encoding="utf-8")

    assert read_key(file).turn() == key.turn()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["K102"]),
        ("worker,team\nw1,North\n", ["K102"]),
        ("what,id,pseudonym\ncase,c1\ncase,,c23456789a\ncase,c1,w23456789a\nplace,x,c23456789a\n", ["K102"] * 4),
        ("what,id,pseudonym\ncase,c1,C23456789A\n", ["K102"]),
        ("what,id,pseudonym\ncaseload,0123456789abcdef,xyz\n", ["K102"]),
        ("what,id,pseudonym\ncase,c1,c23456789a\ncase,c1,c23456789b\ncase,c2,c23456789a\n", ["K103"] * 2),
        ('what,id,pseudonym\ncase,"c1,c23456789a\n', ["K102"]),
        ('what,id,pseudonym\ncase,a\x01b,c23456789a\ncase,"a\nb",c23456789b\n', ["K102"] * 2),
    ],
)
def test_a_file_that_is_no_key_is_refused_without_showing_an_id(tmp_path: Path, text: str, codes: list[str]) -> None:
    file = tmp_path / "key.csv"
    file.write_text(text)

    with pytest.raises(InputRefused) as refusal:
        read_key(file)

    assert [fault.code for fault in refusal.value.faults] == codes
    assert all(fault.got is None for fault in refusal.value.faults)


def test_a_key_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refusal:
        read_key(tmp_path / "key.csv")

    assert [fault.code for fault in refusal.value.faults] == ["K101"]


def test_only_whole_pseudonyms_are_put_back_and_unknown_ones_are_noted() -> None:
    swap = Swap({"c23456789a": "Real <1>"})

    text = swap.put_back("c23456789a, xc23456789a c23456789ab (c23456789a) c98765432z", lambda name: f"[{name}]")

    assert text == "[Real <1>], xc23456789a c23456789ab ([Real <1>]) c98765432z"
    assert (swap.count, swap.unknown) == (2, {"c98765432z"})


def test_a_team_named_after_somebody_is_told() -> None:
    caseload = a_caseload([a_worker("Jane Smith", team="jane smith's team")], [a_case("c1", team="jane smith's team")])

    (fault,) = find_telling_names(caseload)

    assert (fault.code, fault.got) == ("K201", "jane smith's team")
    assert find_telling_names(a_caseload([a_worker("Jane Smith")], [a_case("c1")])) == ()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("cap = 20 # for Jane\n", "cap = 20 \n"),
        ('# Jane\n[roles.x]\nlabel = "a # b" # c\n', '\n[roles.x]\nlabel = "a # b" \n'),
        ('a = \'x # y\'\nb = "\\" # z" # no\n', 'a = \'x # y\'\nb = "\\" # z" \n'),
        ('a = """\n# kept "" \\""" \n""" # gone\n', 'a = """\n# kept "" \\""" \n""" \n'),
        ("a = '''# kept'''# gone", "a = '''# kept'''"),
    ],
)
def test_comments_are_taken_out_and_values_are_not(text: str, plain: str) -> None:
    assert strip_comments(text) == plain
    assert tomllib.loads(plain) == tomllib.loads(text)


def test_the_built_in_policy_says_the_same_without_its_comments() -> None:
    text = policy_text()

    assert tomllib.loads(strip_comments(text)) == tomllib.loads(text)
    assert "#" not in strip_comments(text)


def test_the_date_of_a_policy_is_dropped_and_nothing_else() -> None:
    text = 'cap = 20\ntext = """\nas_of = 1\n"""\nas_of = 2026-01-05\n[roles.x]\nas_of = 3\n'

    assert drop_as_of(text) == text.replace("as_of = 2026-01-05\n", "")
    assert drop_as_of("cap = 20\n") == "cap = 20\n"
