"""Six digits to a phone, at the edge of each limit and for each use: to sign with, and to show
that help was received (PR-4, PR-7).
"""

import uuid

import pytest

from beneficiaries import guarded
from requests_app.delivery.enums import DeliveryKind, Proof, Receiver
from requests_app.delivery.workflow import delivery
from requests_app.intake.enums import SignatureMethod
from requests_app.intake.workflow import signing
from requests_app.models import Programme
from sanad.lib import clock
from sanad.messaging.models import MessageDelivery
from tests.asking import code_of
from tests.delivery import cases
from tests.factories import programmes, requests
from tests.factories.guarded import agreed, proposed
from tests.readable import everything_readable, holds

pytestmark = pytest.mark.django_db
CODES_AN_HOUR = 5
TRIES = 5


class Signing:
    """The applicant signs by the digits."""

    def __init__(self, calendar):
        self.case = requests.filled()
        self.codes, self.by = self.case.signing_codes, requests.officer()

    def send(self):
        signing.send_signing_code(self.case, by=self.by)

    def confirm(self, digits):
        return signing.confirm_code(self.case, by=self.by, code=digits)

    def use(self, code):
        signing.sign(self.case, by=self.by, method=SignatureMethod.CODE, code=code)

    @property
    def person(self):
        return self.case.person


class HandingOver:
    """The receiver shows by the digits that the help is in their hands."""

    def __init__(self, calendar):
        if Programme.objects.get(code="rent").published.needs_payee:
            programmes.next_version("rent", needs_payee=False)
        case = cases.registered(calendar=calendar, amount=6000)
        self.line, self.by, self.person = case.award_lines.get(), cases.provider(), case.person
        self.codes = self.line.codes

    def send(self):
        delivery.send_handover_code(
            self.line, by=self.by, amount=self.line.amount, receiver=self.person
        )

    def confirm(self, digits):
        return delivery.confirm_handover_code(
            self.line, by=self.by, amount=self.line.amount, digits=digits
        )

    def use(self, code):
        delivery.give(
            self.line,
            by=self.by,
            key=uuid.uuid4(),
            amount=self.line.amount,
            kind=DeliveryKind.HAND,
            proof=Proof.CODE,
            received_by=Receiver.SELF,
            receiver=self.person,
            code=code,
        )


@pytest.fixture(
    params=[
        pytest.param(Signing, marks=pytest.mark.policy("PR-4")),
        pytest.param(HandingOver, marks=pytest.mark.policy("PR-7")),
    ]
)
def kind(request):
    return request.param


@pytest.fixture
def use(kind, calendar):
    return kind(calendar)


def send(use):
    """The six digits that were sent."""
    use.send()
    return "".join(filter(str.isdigit, MessageDelivery.objects.latest("id").text))


def wrong(digits):
    return f"{(int(digits) + 1) % 1_000_000:06}"


def test_five_codes_an_hour_and_no_sixth(kind, calendar):
    use, other = kind(calendar), kind(calendar)
    for _ in range(CODES_AN_HOUR):
        send(use)
    assert code_of(send, use) == "codes"
    assert use.codes.count() == CODES_AN_HOUR
    send(other)  # another request has five of its own


@pytest.mark.parametrize(
    ("wait", "code"), [({"minutes": 59}, "codes"), ({"minutes": 60, "seconds": 1}, None)]
)
def test_the_hour_is_over_after_sixty_minutes(use, calendar, wait, code):
    for _ in range(CODES_AN_HOUR):
        send(use)
    calendar.forward(**wait)
    assert code_of(send, use) == code


def test_the_hour_goes_by_each_code(use, calendar):
    """Four now, one half an hour later: after the hour four are free, not five."""
    for _ in range(CODES_AN_HOUR - 1):
        send(use)
    calendar.forward(minutes=30)
    send(use)
    calendar.forward(minutes=31)
    for _ in range(CODES_AN_HOUR - 1):
        send(use)
    assert code_of(send, use) == "codes"


@pytest.mark.parametrize("mistakes", [0, TRIES - 1])
def test_the_right_digits_count_until_the_last_try(use, mistakes):
    digits = send(use)
    for _ in range(mistakes):
        assert code_of(use.confirm, wrong(digits)) == "code"
    assert use.confirm(digits).confirmed_at


def test_after_the_last_try_the_right_digits_are_gone(use):
    digits = send(use)
    for _ in range(TRIES - 1):
        assert code_of(use.confirm, wrong(digits)) == "code"
    assert code_of(use.confirm, wrong(digits)) == "code-gone"
    assert code_of(use.confirm, digits) == "code-gone"
    assert not use.codes.good().exists()


def test_tries_count_after_the_right_digits_too(use):
    digits = send(use)
    use.confirm(digits)
    for _ in range(TRIES - 1):
        assert code_of(use.confirm, wrong(digits)) == "code"
    assert code_of(use.confirm, wrong(digits)) == "code-gone"
    assert code_of(use.confirm, digits) == "code-gone"


@pytest.mark.parametrize(
    ("wait", "is_good"),
    [({"minutes": 9, "seconds": 50}, True), ({"minutes": 10, "seconds": 1}, False)],
)
@pytest.mark.parametrize("was_confirmed", [False, True])
def test_a_code_lives_ten_minutes(use, calendar, wait, is_good, was_confirmed):
    """Confirmed and then lost with its page it is good as long, and no longer."""
    digits = send(use)
    if was_confirmed:
        use.confirm(digits)
    calendar.forward(**wait)
    assert use.codes.good().exists() is is_good
    assert code_of(use.confirm, digits) == (None if is_good else "code-gone")
    if not is_good:
        assert code_of(use.confirm, wrong(digits)) == "code-gone"


def test_a_new_code_ends_the_one_before(use):
    first = send(use)
    second = send(use)
    if first != second:
        assert code_of(use.confirm, first) == "code"
    assert use.confirm(second)


def test_a_code_proves_one_thing(use):
    digits = send(use)
    use.use(use.confirm(digits))
    assert not use.codes.good().exists()
    assert code_of(use.confirm, digits) == "code-gone"


@pytest.mark.parametrize(
    ("mobile", "may_text"), [("+966550123457", False), (None, True), (None, False)]
)
def test_no_code_goes_where_none_may_be_sent(use, mobile, may_text):
    if mobile is None:
        agreed(proposed(guarded.propose_mobile, use.person, mobile=None))
    use.person.refresh_from_db()
    use.person.may_text = may_text
    use.person.save(update_fields=["may_text"])
    assert code_of(send, use) == "mobile"
    assert not use.codes.exists()


def test_the_hash_alone_is_kept(use):
    digits = send(use)
    assert digits not in use.codes.get().hashed
    assert use.codes.get().expires_at > clock.now()


def test_the_digits_are_nowhere_to_be_read_and_belong_to_their_mobile(use):
    digits = send(use)
    assert not holds(everything_readable(), digits), "while the message still waits"
    code = use.codes.latest("id")
    assert not code.hashed.endswith(type(code).hash_of("+966550000001", digits, code.hashed[:16]))
    assert use.confirm(digits)
