"""Every limit of a request at its edge: so many, and one more (PR-4)."""

import pytest

from requests_app.intake.workflow import desk
from requests_app.models import SigningCode
from sanad.messaging.models import Delivery
from sanad.workflow.refusal import Refused
from tests.factories import requests

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-4")]
CODES_AN_HOUR = 5
TRIES = 5


def send(case):
    """The six digits that were sent."""
    desk.send_signing_code(case, by=requests.officer())
    text = Delivery.objects.latest("id").text
    return "".join(filter(str.isdigit, text))


def refused_code(call, *arguments, **named):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **named)
    return refusal.value.code


def wrong(digits):
    return f"{(int(digits) + 1) % 1_000_000:06}"


def confirm(case, digits):
    return desk.confirm_code(case, by=requests.officer(), code=digits)


def test_five_codes_an_hour_and_no_sixth(calendar):
    case, other = requests.filled(), requests.filled()
    for _ in range(CODES_AN_HOUR):
        send(case)
    assert refused_code(send, case) == "codes"
    assert SigningCode.objects.filter(support_request=case).count() == CODES_AN_HOUR
    send(other)  # another request has five of its own


@pytest.mark.parametrize(
    ("wait", "is_sent"), [({"minutes": 59}, False), ({"minutes": 60, "seconds": 1}, True)]
)
def test_the_hour_is_over_after_sixty_minutes(calendar, wait, is_sent):
    case = requests.filled()
    for _ in range(CODES_AN_HOUR):
        send(case)
    calendar.forward(**wait)
    if is_sent:
        assert send(case)
    else:
        assert refused_code(send, case) == "codes"


def test_the_hour_goes_by_each_code(calendar):
    """Four now, one half an hour later: after the hour four are free, not five."""
    case = requests.filled()
    for _ in range(CODES_AN_HOUR - 1):
        send(case)
    calendar.forward(minutes=30)
    send(case)
    calendar.forward(minutes=31)
    for _ in range(CODES_AN_HOUR - 1):
        send(case)
    assert refused_code(send, case) == "codes"


@pytest.mark.parametrize("mistakes", range(TRIES))
def test_the_right_digits_count_until_the_last_try(calendar, mistakes):
    case = requests.filled()
    digits = send(case)
    for _ in range(mistakes):
        assert refused_code(confirm, case, wrong(digits)) == "code"
    assert confirm(case, digits).confirmed_at


def test_after_the_last_try_the_right_digits_are_gone(calendar):
    case = requests.filled()
    digits = send(case)
    for _ in range(TRIES - 1):
        assert refused_code(confirm, case, wrong(digits)) == "code"
    assert refused_code(confirm, case, wrong(digits)) == "code-gone"
    assert refused_code(confirm, case, digits) == "code-gone"
    assert not SigningCode.objects.waiting().exists()


@pytest.mark.parametrize(
    ("wait", "is_good"),
    [({"minutes": 9, "seconds": 50}, True), ({"minutes": 10, "seconds": 1}, False)],
)
@pytest.mark.parametrize("was_confirmed", [False, True])
def test_a_code_lives_ten_minutes(calendar, wait, is_good, was_confirmed):
    """Confirmed and then lost with its page it signs as long, and no longer."""
    case = requests.filled()
    digits = send(case)
    if was_confirmed:
        confirm(case, digits)
    calendar.forward(**wait)
    assert SigningCode.objects.waiting().exists() is (is_good and not was_confirmed)
    if is_good:
        assert confirm(case, digits)
    else:
        assert refused_code(confirm, case, digits) == "code-gone"


def test_a_new_code_ends_the_one_before(calendar):
    case = requests.filled()
    first = send(case)
    second = send(case)
    if first != second:
        assert refused_code(confirm, case, first) == "code"
    assert confirm(case, second)


@pytest.mark.parametrize(
    ("mobile", "may_text"), [("+966550123457", False), (None, True), (None, False)]
)
def test_no_code_goes_where_none_may_be_sent(calendar, mobile, may_text):
    case = requests.filled()
    type(case.person).objects.filter(pk=case.person_id).update(mobile=mobile, may_text=may_text)
    assert refused_code(send, case) == "mobile"
    assert not SigningCode.objects.exists()
