"""A charity's own words: they win, every version stays, and what no longer fits harms nobody."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import translation

from sanad.lib import texts
from sanad.messaging.outbox import queue
from sanad.middleware import constraint_of
from sanad.texts.models import Wording
from sanad.texts.workflow import edit
from sanad.workflow.refusal import Refused
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db
KEY = "request.withdrawn"
TO_HER = ("ar", "f")
HERS = "سُحب طلبك {reference}."


def newest(form=TO_HER):
    return Wording.objects.newest().get(key=KEY, language=form[0], gender=form[1])


def said(person):
    return queue(KEY, to=person, values={"reference": "7"}).body


def test_the_charitys_words_win_and_the_shipped_ones_come_back(cast):
    woman, man = PersonFactory(gender="f"), PersonFactory(gender="m")
    shipped = said(woman), said(man)
    edit(KEY, by=cast.manager, words={TO_HER: HERS})
    assert (said(woman), said(man)) == ("سُحب طلبك 7.", shipped[1])
    edit(KEY, by=cast.manager, words={TO_HER: ""})
    assert (said(woman), said(man)) == shipped
    versions = Wording.objects.filter(key=KEY).order_by("version")
    assert [(row.version, row.words) for row in versions] == [(1, HERS), (2, "")]


def test_what_was_said_stays_as_it_was_said(cast):
    message = queue(KEY, to=PersonFactory(), values={"reference": "7"})
    edit(KEY, by=cast.manager, words={TO_HER: HERS})
    before = message.body
    message.refresh_from_db()
    assert message.body == before


def test_nothing_new_adds_no_version(cast):
    shipped = texts.shipped()[KEY].words[TO_HER]
    assert edit(KEY, by=cast.manager, words={TO_HER: shipped}) == []
    edit(KEY, by=cast.manager, words={TO_HER: HERS})
    assert edit(KEY, by=cast.manager, words={TO_HER: HERS}) == []
    edit(KEY, by=cast.manager, words={TO_HER: shipped})
    assert newest().words == "", "the shipped words are no words of our own"


def test_who_was_slower_is_told(cast):
    edit(KEY, by=cast.manager, words={TO_HER: HERS}, seen={TO_HER: 0})
    with pytest.raises(Refused) as refusal:
        edit(KEY, by=cast.manager, words={TO_HER: HERS + " "}, seen={TO_HER: 0})
    assert refusal.value.code == "overtaken"


@pytest.mark.parametrize("words", ["{nothing}", "بلا رقم", "{reference} {"])
def test_words_that_do_not_fit_are_refused(cast, words):
    with pytest.raises(Refused) as refusal:
        edit(KEY, by=cast.manager, words={TO_HER: words})
    assert refusal.value.code == "misfit"


def test_after_a_release_that_changed_the_text(cast, monkeypatch):
    edit(KEY, by=cast.manager, words={TO_HER: HERS})
    now = {TO_HER: "كلام جديد {day}", ("ar", "m"): "كلام له {day}"}
    monkeypatch.setitem(texts.shipped(), KEY, texts.Text(KEY, now, version=2))
    assert not newest().fits
    assert Wording.objects.in_use() == {}, "said as shipped, never half filled"
    with pytest.raises(Refused):
        edit(KEY, by=cast.manager, words={TO_HER: HERS})
    (added,) = edit(KEY, by=cast.manager, words={TO_HER: "كلامنا {day}"})
    assert (added.version, added.shipped_version, added.shipped) == (2, 2, now[TO_HER])


def test_rows_are_read_once_for_a_page_or_a_job(cast, django_assert_num_queries):
    edit(KEY, by=cast.manager, words={TO_HER: HERS})
    with texts.reading_rows_once(), django_assert_num_queries(1):
        for _n in range(10):
            texts.text(KEY, reference="7")
    with texts.reading_rows_once(), django_assert_num_queries(0):
        pass


def test_a_page_reads_them_once(client, cast):
    person = PersonFactory(with_account=True, gender="f")
    client.force_login(person.account)
    with _queries() as queries:
        client.get(reverse("portal:my_requests"))
    assert sum("texts_wording" in query["sql"] for query in queries) <= 1


def _queries():
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)


COLUMNS = "key, language, gender, version, words, shipped, shipped_version, by_id"


@pytest.mark.parametrize(
    ("rule", "sql"),
    [
        ("wording_is_insert_only", "UPDATE texts_wording SET id = id"),
        (
            "wording_versions_follow",
            f"INSERT INTO texts_wording ({COLUMNS}) SELECT"
            " key, language, gender, 3, words, shipped, 1, by_id FROM texts_wording",
        ),
        (
            "wording_choices_are_known",
            f"INSERT INTO texts_wording ({COLUMNS}) SELECT"
            " key, 'fr', gender, 1, words, shipped, 1, by_id FROM texts_wording",
        ),
    ],
)
def test_held_by_the_database(cast, rule, sql):
    edit(KEY, by=cast.manager, words={TO_HER: HERS})
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql)
    assert constraint_of(refusal.value) == rule


# --- the admin ---------------------------------------------------------------------------------


@pytest.fixture
def manager(client, cast):
    client.force_login(cast.manager)
    return client


LIST = "/admin/texts/wording/"
PAGE = f"{LIST}text/{KEY}/"


def written(manager, **changes):
    """What the page sends, with `changes`."""
    form = manager.get(PAGE).context["form"]
    return {name: form[name].value() for name in form.fields} | changes


def test_the_list_shows_every_text_and_finds_by_words_and_state(manager, cast):
    page = manager.get(LIST)
    assert page.context["total"] == len(texts.shipped())
    results = manager.get(LIST, {"q": "سحبنا طلبك"})
    assert results.context["total"] == 1 and KEY in results.text
    assert manager.get(LIST, {"state": "own"}).context["total"] == 0
    edit(KEY, by=cast.manager, words={TO_HER: HERS})
    assert manager.get(LIST, {"state": "own"}).context["total"] == 1


def test_the_list_marks_what_changed_since(manager, cast, monkeypatch):
    edit(KEY, by=cast.manager, words={TO_HER: HERS})
    now = {**texts.shipped()[KEY].words, TO_HER: "كلام جديد {reference}"}
    monkeypatch.setitem(texts.shipped(), KEY, texts.Text(KEY, now, section="requests"))
    assert manager.get(LIST, {"state": "changed"}).context["total"] == 1
    assert manager.get(LIST, {"state": "unfit"}).context["total"] == 0
    assert "سحبنا طلبكِ" in manager.get(PAGE).text, "what was shipped then"
    assert manager.post(PAGE, written(manager)).status_code == 302
    assert manager.get(LIST, {"state": "changed"}).context["total"] == 0, "looked at and kept"
    monkeypatch.setitem(
        texts.shipped(),
        KEY,
        texts.Text(KEY, {TO_HER: "{day}", ("ar", "m"): ""}, section="requests"),
    )
    assert manager.get(LIST, {"state": "unfit"}).context["total"] == 1


def test_the_list_costs_the_same_with_many_rows(manager, cast):
    def cost():
        with _queries() as queries:
            manager.get(LIST)
        return len(queries)

    edit(KEY, by=cast.manager, words={TO_HER: HERS})
    few = cost()
    for key in ("request.lapsed", "request.raised", "request.cancelled"):
        text = texts.shipped()[key]
        edit(key, by=cast.manager, words={form: f"{said}." for form, said in text.words.items()})
    assert cost() == few


def test_a_manager_writes_and_takes_back(manager, cast):
    answer = manager.post(PAGE, written(manager, ar_f=HERS), follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    assert newest().words == HERS and newest().by == cast.manager
    assert "أكّدنا" not in answer.text and HERS in answer.text
    manager.post(PAGE, written(manager, ar_f=""))
    assert newest().words == ""
    page = manager.get(PAGE)
    assert len(page.context["versions"]) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("سُحب {reference} {sum}", "{sum}"),
        ("سُحب طلبك", "{reference}"),
        ("سُحب {reference} }", "قوس"),
    ],
)
def test_a_wrong_blank_is_named_beside_its_field(manager, words, sentence):
    answer = manager.post(PAGE, written(manager, ar_f=words))
    (error,) = answer.context["form"].errors["ar_f"]
    assert sentence in error and error in answer.text.replace("&#x27;", "'")
    assert words in answer.text, "what was written is still there"
    assert not Wording.objects.exists()


def test_a_text_without_blanks_says_so(manager):
    url = f"{LIST}text/letter.written.subject/"
    form = manager.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields} | {"ar": "تنبيه {day}"}
    (error,) = manager.post(url, values).context["form"].errors["ar"]
    assert "{day}" in error


def test_a_slower_manager_sees_who_was_faster(manager, cast):
    sent = written(manager, ar_f=HERS)
    edit(KEY, by=cast.manager, words={TO_HER: "غيره {reference}"})
    answer = manager.post(PAGE, sent)
    assert answer.status_code == 200 and answer.context["form"].non_field_errors()
    assert Wording.objects.count() == 1


def test_no_such_text(manager):
    assert manager.get(f"{LIST}text/none/").status_code == 404


def test_in_english_too(manager):
    manager.cookies["language"] = "en"
    assert "Messages about a request" in manager.get(LIST).text
    with translation.override("en"):
        answer = manager.post(PAGE, written(manager, en="Withdrawn {x}"))
    assert "{x}" in answer.context["form"].errors["en"][0]
