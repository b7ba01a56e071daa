"""Whom a typed text finds, in what order, and that no page of it looks at everybody."""

import json

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from beneficiaries.models import Asked, Person
from beneficiaries.models.search import WALKED
from sanad.lib.arabic import fold, tsquery
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db

PEOPLE = 30_000
PAGES = ("people:search", "requests:begin", "conduct:report", "workbench:search")


def person(first, family="الدوسري", father="", **fields):
    return PersonFactory(
        first_name=first, father_name=father, grandfather_name="", family_name=family, **fields
    )


def found(text, **page):
    return [str(one) for one in Person.objects.all().found(text, **page)]


@pytest.mark.parametrize(
    ("typed", "number", "passport", "name"),
    [
        ("1058529940", "1058529940", "", ""),
        ("١٠٥٨ ٥٢٩ ٩٤٠", "1058529940", "", ""),
        ("１０５８５２９９４０", "1058529940", "", ""),
        ("رقم الهوية: 1058529940", "1058529940", "", ""),
        ("هوية رقم 1 - 1058529940 جوال", "11058529940", "", ""),
        ("جوال: +966 55 123-4567", "966551234567", "", ""),
        ("محمد العتيبي 0551234567", "0551234567", "", ""),
        ("9940", "9940", "", ""),
        ("994", "", "", ""),
        ("a1234567", "", "A1234567", ""),
        ("Passport: A-1234567", "", "A1234567", ""),
        ("جواز السفر A1234567", "", "A1234567", ""),
        ("Ahmad 2", "", "", "ahmad"),
        ("محمد 2", "", "", "محمد"),
        ("شقة 12 سارة", "", "", "شقه ساره"),
        ("أحمد بن علي", "", "", "احمد علي"),
        ("ا", "", "", ""),
        ("ال", "", "", ""),
        ("آل", "", "", ""),
        ("م", "", "", ""),
        ("😀", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_what_a_text_asks_for(typed, number, passport, name):
    asked = Asked(typed)
    assert (asked.number, asked.passport, asked.name) == (number, passport, name)
    assert asked.is_too_little is bool(typed and not (number or passport or name))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("typed", ["ا", "ال", "م", "23 ا"])
def test_nobody_is_browsed(client, cast, name, typed):
    person("أحمد", "المالكي")
    client.force_login(cast.officer)
    response = client.get(reverse(name), {"q": typed})
    assert response.status_code == 200
    assert "المالكي" not in response.text
    assert "اكتب حرفين من الاسم" in response.text


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("عبد الرحمن", "عبدالرحمان"),
        ("يحيى", "يحيا"),
        ("هند بنت خالد", "هند إبنة خالد"),
        ("فاطمة", "فاطمہ"),
        ("شريك", "شریک"),
        ("إسماعيل", "اسمعيل"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_every_spelling_finds_the_person(kept, typed):
    somebody = person(kept)
    person("سالم")
    assert found(typed) == [str(somebody)]
    assert set(Person.objects.matching(typed)) == {somebody}


@pytest.mark.parametrize("typed", ["4567", "٤٥٦٧", "جوال ينتهي بـ 4567"])
def test_the_last_four_digits_of_a_mobile(typed):
    somebody = person("سعد", mobile="+966551234567")
    person("سالم", mobile="+966551234568")
    assert found(typed) == [str(somebody)]


def test_the_last_four_digits_of_an_identity():
    passport = {"identity_kind": "passport", "identity_country": "EG"}
    somebody = person("سعد", identity_number="B9928813", **passport)
    person("سالم")
    assert found("8813") == [str(somebody)]


def test_the_end_of_a_number_comes_before_the_beginning_of_another():
    beginning = person("أحمد", mobile="+966551234567")
    end = person("يوسف", mobile="+966560005512")
    assert found("5512") == [str(end), str(beginning)]
    assert found("5512", size=1) == [str(end)]
    first = Person.objects.all().found("5512", size=1)
    assert found("5512", size=1, after=first.next) == [str(beginning)]


@pytest.mark.parametrize("typed", ["9665", "00966", "+966 5"])
def test_the_code_of_the_country_finds_nobody(typed):
    person("سعد", mobile="+966551234567")
    assert found(typed) == []


def test_the_exact_name_comes_first_then_the_alphabet():
    for names in (
        ("هدى", "محمد", "سالم"),
        ("أسماء", "الزهراني", "محمد"),
        ("محمد", "يوسف", ""),
        ("اسماء", "محمد", "علي"),
        ("محمد", "إبراهيم", "أحمد"),
        ("محمدين", "سعد", ""),
        ("محمد", "إبراهيم", ""),
        ("سعد", "ناصر", ""),
    ):
        person(*names)
    in_order = [
        "محمد إبراهيم",
        "محمد أحمد إبراهيم",
        "محمد يوسف",
        "محمدين سعد",
        "اسماء علي محمد",
        "أسماء محمد الزهراني",
        "هدى سالم محمد",
    ]
    assert found("محمد") == in_order
    assert found("محمد إبراهيم") == ["محمد إبراهيم", "محمد أحمد إبراهيم"]

    pages, after = [], None
    while True:
        page = Person.objects.all().found("محمد", after=after, size=2)
        pages += [str(one) for one in page]
        after = page.next
        if after is None:
            break
    assert pages == in_order


def test_a_foreign_cursor_shows_the_first_page():
    person("سعد")
    people = [person("أحمد", "الأول"), person("أحمد", "الثاني")]
    others = Person.objects.all().found("أحمد", size=1)
    assert [*others] == people[:1] and others.next
    for foreign in ("x:y", others.next):
        page = Person.objects.all().found("سعد", after=foreign)
        assert len(page) == 1 and page.is_first


NAMES = ["محمد", "أحمد", "إبراهيم", "فاطمة", "عبد الرحمان", "يحيا", "ہدى", "مُنى", "بن", "أم", "Ali"]


@given(words=st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
def test_the_database_finds_what_was_folded(words):
    """`tsquery` and the words of the walked pages agree with the column that the row wrote."""
    name = " ".join(words)
    folded = fold(name)
    if not tsquery(name):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_tsvector('simple', %s) @@ to_tsquery('simple', %s),"
            " ' ' || %s LIKE ALL (%s), %s COLLATE \"C\" >= %s",
            [folded, tsquery(name), folded, [f"% {w}%" for w in folded.split()], folded, folded],
        )
        assert cursor.fetchone() == (True, True, True)


@pytest.mark.parametrize("name", ["أسماء محمد", "ہدى", "زين", "Ali", "إيمان", "عبد الله", "ياسر"])
def test_the_database_sorts_as_the_alphabet(name):
    names = ["اسما", "امنه", "بدر", "هدي", "ياسر", fold(name)]
    with connection.cursor() as cursor:
        cursor.execute('SELECT n FROM unnest(%s) n ORDER BY n COLLATE "C"', [names])
        assert [row[0] for row in cursor.fetchall()] == sorted(names)


# --- no page looks at everybody ----------------------------------------------------------------

FIRST = "('{ابراهيم,احمد,محمد,ساره,نوره,سعد,هدي,فهد,يوسف,امل}'::text[])"
FAMILY = "('{العتيبي,القحطاني,الدوسري,الحربي,الشمري,المطيري,الغامدي,الزهراني}'::text[])"


def clone_people(count):
    """`count` people with names that many bear, by SQL as the owner."""
    one = person("سالم")
    table = Person._meta.db_table
    columns = [
        field.column
        for field in Person._meta.concrete_fields
        if not field.generated and field.column not in ("id", "key")
    ]
    names = {
        "first_name": f"{FIRST}[1 + mod(n, 10)]",
        "father_name": f"{FIRST}[1 + mod(n / 10, 10)]",
        "grandfather_name": f"{FIRST}[1 + mod(n / 100, 10)]",
        "family_name": f"{FAMILY}[1 + mod(n / 1000, 8)]",
    }
    made = names | {
        "folded": f"concat_ws(' ', {', '.join(names.values())})",
        "identity_kind": "'passport'",
        "identity_number": "'P' || lpad(n::text, 8, '0')",
        "mobile": "'+9665' || lpad(mod(n * 37, 100000000)::text, 8, '0')",
    }
    values = ", ".join(made.get(column, f"p.{column}") for column in columns)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else the table is not altered
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values}"
            f" FROM {table} p, generate_series(1, {count}) n WHERE p.id = {one.pk}"
        )
        cursor.execute("ANALYZE " + table)


def plan_of(statement):
    """Every node of the executed plan, flat."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement[0], statement[1])
        plan = cursor.fetchone()[0]
    nodes = [(plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"]]
    for node in nodes:
        nodes += node.get("Plans", [])
    return nodes


def looked_at(nodes):
    """How many rows of people or entries of their indexes the plan read."""
    return sum(
        (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"]
        for node in nodes
        if node.get("Relation Name") == Person._meta.db_table
    )


def pages_of_the_beginning(nodes):
    """How many pages were read for whose name begins with the text: no walk through the index."""
    return sum(
        node["Shared Hit Blocks"] + node["Shared Read Blocks"]
        for node in nodes
        if node.get("Subplan Name") == "CTE begins"
    )


@pytest.fixture
def many(as_owner):
    clone_people(PEOPLE)


QUERIES = {
    "common": "محمد",
    "common family": "العتيبي",
    "two common": "محمد العتيبي",
    "family first": "الزهراني احمد",
    "rare": "سالم",
    "nobody": "زكريا",
    "nobody of common letters": "محمدزكريا ابراهيم",
    "two letters": "سا",
    "identity": "P00012345",
    "mobile": "0500000370",
    "last digits": "0370",
    "nobody's number": "2999999999",
}


def test_no_page_looks_at_everybody(many):
    statements = []

    def record(execute, sql, params, many, context):
        statements.append((sql, params))
        return execute(sql, params, many, context)

    for case, typed in QUERIES.items():
        after = None
        for _page in range(3):
            statements.clear()
            with connection.execute_wrapper(record):
                page = Person.objects.all().for_list().found(typed, after=after)
            for statement in statements:
                nodes = plan_of(statement)
                scans = {
                    (node["Node Type"], node.get("Index Name"))
                    for node in nodes
                    if node.get("Relation Name") == Person._meta.db_table and node["Actual Loops"]
                }
                assert "Seq Scan" not in {kind for kind, _index in scans}, (case, scans)
                assert pages_of_the_beginning(nodes) <= 40, (case, pages_of_the_beginning(nodes))
                assert looked_at(nodes) <= WALKED + PEOPLE / 10, (case, looked_at(nodes), scans)
            after = page.next
            if after is None:
                break


def test_every_way_finds_the_same(many, monkeypatch):
    """The page of the index, of the next thousands, of the words: one list, whatever the way."""
    from beneficiaries.models import search

    typed, pages = "الزهراني احمد سعد", {}
    for walked in (0, 50, PEOPLE):
        monkeypatch.setattr(search, "WALKED", walked)
        first = Person.objects.all().found(typed)
        second = Person.objects.all().found(typed, after=first.next)
        pages[walked] = [one.pk for one in (*first, *second)]
    assert len(pages[0]) == 50 and pages[0] == pages[50] == pages[PEOPLE]
    assert [one.folded for one in first] == sorted(one.folded for one in first)


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("رقم الهوية: 1058529940", {"identity_number": "1058529940"}),
        ("جوال +966 55 123 4567", {"mobile": "966551234567"}),
        ("جواز A1234567", {"identity_kind": "passport", "identity_number": "A1234567"}),
        ("سعد الدوسري", {"first_name": "سعد", "family_name": "الدوسري"}),
        ("ا", {}),
    ],
)
def test_what_was_looked_for_begins_the_form(client, cast, typed, begun):
    client.force_login(cast.officer)
    initial = client.get(reverse("people:create"), {"q": typed}).context["form"].initial
    assert {name: initial[name] for name in initial if initial[name]} == begun
