"""Colleagues hand one computer over to one another: each keeps a page, nobody sees another's."""

import re
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.urls import reverse

from sanad.accounts import workflow
from sanad.accounts.fresh import KEY
from sanad.accounts.models import Session, ShortCode
from sanad.accounts.sessions import SEEN_AGAIN_AFTER
from sanad.audit.models import Door, SignIn
from sanad.messaging.models import MessageDelivery
from tests.accounts.places import (
    CODE,
    HAND_OVER,
    HERE,
    HINDS,
    LOGIN,
    MINE,
    MONAS,
    colleague,
    come_back,
    hand_over,
    place_of,
    send,
    sign_in,
    token,
    waits,
    who_is_in,
)
from tests.factories.accounts import PASSWORD, UserFactory, by_founder, signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.factories.policy import approved
from tests.readable import everything_readable

pytestmark = pytest.mark.django_db


def test_two_colleagues_switch_and_each_keeps_a_page(computer, hind, mona):
    sign_in(computer, hind)
    assert hand_over(computer, on="/accounts/mine/?from=here").url == HERE
    assert who_is_in(computer) is None
    page = computer.get(HERE)
    assert "هند" in page.text and "منى" not in page.text
    assert HERE in computer.get(LOGIN).text

    sign_in(computer, mona)
    hand_over(computer, on="/desk/people/")
    assert computer.get(HERE).text.count('type="radio"') == 2
    assert come_back(computer, hind, HINDS).url == "/accounts/mine/?from=here"
    assert who_is_in(computer) == hind and not waits(hind) and waits(mona)
    hand_over(computer)
    assert come_back(computer, mona, MONAS).url == "/desk/people/"
    assert who_is_in(computer) == mona


def test_each_switch_is_a_sign_in(computer, hind):
    sign_in(computer, hind)
    hand_over(computer)
    come_back(computer, hind, "000001")
    come_back(computer, hind, HINDS)
    rows = SignIn.objects.filter(door=Door.SHORT).order_by("id")
    assert [(row.by, row.is_let_in) for row in rows] == [(hind, False), (hind, True)]


def test_the_session_is_the_same_under_another_key(computer, hind):
    """So its limits hold on, and no key that was seen opens anything again."""
    sign_in(computer, hind)
    store = computer.session
    store["said"] = "half a word"
    store.save()
    first, before = computer.cookies["sessionid"].value, Session.objects.get(user=hind)
    hand_over(computer)
    assert computer.cookies["sessionid"].value == ""
    computer.cookies["sessionid"] = first
    assert who_is_in(computer) is None
    del computer.cookies["sessionid"]
    assert come_back(computer, hind, HINDS).status_code == 302
    after = Session.objects.get(user=hind)
    assert computer.session["said"] == "half a word"
    assert after.begun_at == before.begun_at and after.expire_date <= before.expire_date
    assert computer.cookies["sessionid"].value != first
    assert not after.computer and after.wrong_codes == 0


def test_nothing_of_one_session_comes_to_the_other(computer, hind, mona):
    sign_in(computer, hind)
    store = computer.session
    store["said"] = "half a word"
    store.save()
    hand_over(computer)
    sign_in(computer, mona)
    assert "said" not in computer.session
    hand_over(computer)
    assert "half a word" not in computer.get(HERE).text
    come_back(computer, hind, HINDS)
    assert computer.session["said"] == "half a word"


def test_what_was_written_while_nobody_was_signed_in_goes(computer, hind):
    sign_in(computer, hind)
    hand_over(computer)
    store = computer.session
    store["said"] = "of nobody"
    store.save()
    computer.cookies["sessionid"] = store.session_key
    assert Session.objects.filter(user=None).exists()
    come_back(computer, hind, HINDS)
    assert not Session.objects.filter(user=None).exists()
    assert "said" not in computer.session


# Codes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("wrong", "stays"), [(2, True), (3, False)])
def test_three_wrong_codes_end_the_place(computer, hind, mona, wrong, stays):
    for user in (hind, mona):
        sign_in(computer, user)
        hand_over(computer)
    for number in range(wrong):
        answer = come_back(computer, hind, f"00000{number}")
        assert who_is_in(computer) is None
    assert waits(hind) is stays and waits(mona)
    assert Session.objects.filter(user=hind).exists() is stays
    if stays:
        assert answer.status_code == 422 and "محاولة" in answer.text
        assert come_back(computer, hind, HINDS).status_code == 302
        hand_over(computer)
        assert place_of(hind).wrong_codes == 0
    else:
        assert answer.url == HERE
        assert "هند" not in computer.get(HERE).text


def test_a_slip_is_no_try(computer, hind):
    sign_in(computer, hind)
    hand_over(computer)
    for slip in ("", "12345", "abc"):
        assert come_back(computer, hind, slip).status_code == 422
    assert place_of(hind).wrong_codes == 0
    code = HINDS.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert come_back(computer, hind, f"{code[:3]} {code[3:]}").status_code == 302


def test_no_message_has_a_code_that_one_chose(computer, hind):
    sign_in(computer, hind)
    pages = [send(computer, CODE, code=slip, code_again="") for slip in ("", "12")]
    hand_over(computer)
    pages += [come_back(computer, hind, slip) for slip in ("", "12")]
    for page in pages:
        said = str(page.context["form"].errors)
        assert "القصير" in said and "رسالة" not in said


def test_who_waits_alone_writes_at_once(computer, hind, mona):
    sign_in(computer, hind)
    hand_over(computer)
    assert b"autofocus" in computer.get(HERE).content
    sign_in(computer, mona)
    hand_over(computer)
    assert b"autofocus" not in computer.get(HERE).content  # the name comes first


def test_a_code_opens_its_holders_place_alone(computer, hind, mona):
    for user in (hind, mona):
        sign_in(computer, user)
        hand_over(computer)
    come_back(computer, hind, MONAS)
    assert who_is_in(computer) is None


def test_without_a_code_one_is_chosen_first(computer):
    sara = colleague("sara")
    sign_in(computer, sara)
    assert hand_over(computer).url == CODE
    assert who_is_in(computer) == sara
    answer = send(computer, CODE, code="402917", code_again="402917")
    assert answer.url == MINE and ShortCode.objects.get().is_right("402917")
    assert hand_over(computer).url == HERE


@pytest.mark.parametrize(
    "code", ["111111", "123456", "654321", "890123", "12345", "1234567", "abcdef"]
)
def test_a_code_that_is_no_code(computer, code):
    sign_in(computer, colleague("sara"))
    assert send(computer, CODE, code=code, code_again=code).status_code == 422
    assert not ShortCode.objects.exists()


def test_it_is_written_twice_and_given_up(computer, hind):
    sign_in(computer, hind)
    assert send(computer, CODE, code="402917", code_again="402918").status_code == 422
    assert ShortCode.objects.get().is_right(HINDS)
    assert send(computer, CODE, give_up="1").url == MINE
    assert not ShortCode.objects.exists()


def test_setting_it_asks_again(client, hind):
    client.force_login(hind)
    store = client.session
    store[KEY] = 0
    store.save()
    assert client.get(CODE).url.startswith("/accounts/reauthenticate/")
    client.post(CODE, {"code": "402917", "code_again": "402917"})
    assert ShortCode.objects.get().is_right(HINDS)


def test_it_is_nowhere_to_be_read(hind):
    assert HINDS not in everything_readable()
    other = colleague("sara", HINDS)
    copied = ShortCode.objects.get(user=hind).code
    with signed_in(other):
        ShortCode.objects.filter(user=other).update(code=copied)
    assert not ShortCode.objects.get(user=other).is_right(HINDS), "a copied hash is nobody's"


def test_a_grave_step_still_asks(computer, hind):
    sign_in(computer, hind)
    assert computer.get(CODE).status_code == 200
    hand_over(computer)
    come_back(computer, hind, HINDS)
    assert computer.get(CODE).url.startswith("/accounts/reauthenticate/")


# Who else -----------------------------------------------------------------------------------------


def test_a_stolen_word_of_the_computer_opens_nothing(client, computer, hind):
    sign_in(computer, hind)
    hand_over(computer)
    third = type(client)()
    third.cookies["computer"] = computer.cookies["computer"].value
    assert "هند" in third.get(HERE).text
    assert third.get("/desk/").status_code == 302
    for number in range(3):
        third.post(HERE, {"who": place_of(hind).pk, "code": f"10000{number}"})
    assert third.get(HERE).url == LOGIN and who_is_in(third) is None
    assert not Session.objects.filter(user=hind).exists()


def test_a_place_is_of_one_computer(client, computer, hind):
    sign_in(computer, hind)
    hand_over(computer)
    other = type(client)()
    assert other.get(HERE).url == LOGIN
    other.cookies["computer"] = "another"
    assert other.post(HERE, {"who": place_of(hind).pk, "code": HINDS}).url == LOGIN
    sign_in(computer, colleague("sara"))
    hand_over(computer)
    assert computer.cookies["computer"].value not in everything_readable()


def test_a_tab_of_before_writes_nothing_in_anothers_name(computer, hind, mona):
    sign_in(computer, hind)
    hers = token(computer, "/accounts/password/change/")
    hand_over(computer)
    new = {"oldpassword": PASSWORD, "password1": "ten-green-bottles", "csrfmiddlewaretoken": hers}
    answers = [computer.post("/accounts/password/change/", new, HTTP_ORIGIN="http://testserver")]
    sign_in(computer, mona)
    answers += [computer.post("/accounts/password/change/", new, HTTP_ORIGIN="http://testserver")]
    for answer in answers:
        assert answer.status_code == 403 and "ten-green" not in answer.text
        assert "هذه الصفحة من قبل" in answer.text
    assert "منى" in answers[1].text
    mona.refresh_from_db()
    assert mona.check_password(PASSWORD)
    hand_over(computer)
    come_back(computer, hind, HINDS)
    again = new | {"password2": "ten-green-bottles"}
    answer = computer.post("/accounts/password/change/", again, HTTP_ORIGIN="http://testserver")
    assert answer.status_code == 302, "back again, her open page is hers"
    hind.refresh_from_db()
    assert hind.check_password("ten-green-bottles")


def test_what_was_written_after_it_was_handed_over_is_not_kept_for_another(client, hind, mona):
    client.force_login(hind)
    client.get("/desk/")
    client.post(HAND_OVER)
    client.post(reverse("account_change_password"), {"words": "of hind"})
    client.post(LOGIN, {"login": "mona", "password": PASSWORD})
    assert "of hind" not in client.get(reverse("account_change_password")).text


def test_going_back_shows_nothing(computer, hind):
    sign_in(computer, hind)
    answers = [computer.get("/desk/"), hand_over(computer)]
    for answer in answers:
        assert "no-store" in answer.headers["Cache-Control"]
    assert answers[1].headers["Clear-Site-Data"] == '"cache"'
    assert computer.get("/desk/").url.startswith(LOGIN)
    assert come_back(computer, hind, HINDS).headers["Clear-Site-Data"] == '"cache"'


def test_signing_out_leaves_the_others(computer, hind, mona):
    for user in (hind, mona):
        sign_in(computer, user)
        hand_over(computer)
    come_back(computer, hind, HINDS)
    answer = send(computer, "/accounts/logout/")
    assert answer.url == HERE and not Session.objects.filter(user=hind).exists()
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    come_back(computer, mona, MONAS)
    assert who_is_in(computer) == mona
    assert send(computer, "/accounts/logout/").url == "/"


def test_a_closed_account_has_no_place(computer, hind):
    sign_in(computer, hind)
    hand_over(computer)
    place = place_of(hind).pk
    form = token(computer, HERE)
    for is_active in (False, True):
        hind.is_active = is_active
        with by_founder():
            hind.save(update_fields=["is_active"])
        data = {"who": place, "code": HINDS, "csrfmiddlewaretoken": form}
        assert computer.post(HERE, data).url == LOGIN, "opened again it has none either"


def test_another_password_ends_the_place(client, computer, hind):
    sign_in(computer, hind)
    hand_over(computer)
    elsewhere = type(client)()
    elsewhere.force_login(hind)
    new = "ten-green-bottles"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    elsewhere.post("/accounts/password/change/", data)
    assert not waits(hind) and computer.get(HERE).url == LOGIN


def test_a_password_that_was_changed_past_the_page_ends_it_too(computer, hind):
    sign_in(computer, hind)
    hand_over(computer)
    hind.set_password("ten-green-bottles")
    with by_founder():
        hind.save(update_fields=["password"])
    assert come_back(computer, hind, HINDS).url == HERE
    assert who_is_in(computer) is None and not waits(hind)


def test_a_new_link_or_second_step_takes_the_code_as_well():
    hind = colleague("hind", HINDS, mobile="+966559990011")
    manager = UserFactory(manager=True)
    with signed_in(manager):
        workflow.send_link(hind, by=manager)
    sent = MessageDelivery.objects.latest("id").text
    link = workflow.link_of(re.search(r"/accounts/link/([\w-]+)/", sent)[1])
    workflow.use_link(link, password="ten-green-bottles")
    assert not ShortCode.objects.exists()


def test_a_beneficiary_takes_no_part(client):
    person = PersonFactory(mobile="+966550123456", with_account=True)
    client.force_login(person.account)
    assert client.post(HAND_OVER).status_code == 403
    assert client.get(CODE).status_code == 403


def test_signed_in_there_is_nothing_to_choose(computer, hind):
    sign_in(computer, hind)
    hand_over(computer)
    come_back(computer, hind, HINDS)
    assert computer.get(HERE).url == "/home/"


# Limits -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ago", "stays"), [(-5, True), (5, False)])
def test_an_idle_place_ends(computer, hind, ago, stays):
    sign_in(computer, hind)
    hand_over(computer)
    idle = timedelta(minutes=60, seconds=ago) + SEEN_AGAIN_AFTER
    Session.objects.update(last_seen_at=Now() - idle)
    assert computer.get(HERE).status_code == (200 if stays else 302)


@pytest.mark.parametrize(("ago", "stays"), [(-60, True), (60, False)])
def test_a_short_code_is_good_for_the_hours_of_the_policy(computer, hind, cast, ago, stays):
    approved(cast, in_days=0, shared_computer_hours=3)
    sign_in(computer, hind)
    Session.objects.update(begun_at=Now() - timedelta(hours=3, seconds=ago))
    hand_over(computer)
    assert computer.get(HERE).status_code == (200 if stays else 302)


@pytest.mark.parametrize(("most", "is_let"), [(2, True), (1, False), (0, False)])
def test_so_many_wait_at_one_computer(computer, hind, mona, cast, most, is_let):
    sign_in(computer, hind)
    hand_over(computer)
    sign_in(computer, mona)
    approved(cast, in_days=0, shared_computer_colleagues=most)
    hand_over(computer)
    assert waits(mona) is is_let
    assert who_is_in(computer) == (None if is_let else mona)


def test_one_has_one_place_at_a_computer(computer, hind):
    for _time in range(2):
        sign_in(computer, hind)
        hand_over(computer)
    assert Session.objects.exclude(computer="").count() == 1


def test_they_are_listed_with_the_others(client, computer, hind):
    sign_in(computer, hind)
    hand_over(computer)
    client.force_login(hind)
    assert len(client.get(MINE).context["sessions"]) == 2
    client.post(MINE, {"session": place_of(hind).pk})
    assert computer.get(HERE).url == LOGIN
