"""The desk's pages: a walk-in through the forms, what they refuse, what they keep."""

import re
import uuid

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from beneficiaries.models import Document
from requests_app.intake.forms.drawing import is_signature
from requests_app.intake.workflow import desk as verbs
from requests_app.intake.workflow import signing
from requests_app.models import SupportRequest
from sanad.accounts.models import Session
from sanad.audit.models import Opening
from sanad.messaging.models import Message, MessageDelivery
from tests.factories import requests as situations
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory, open_to

pytestmark = pytest.mark.django_db
TEXT = {"amount": "٦٬٠٠٠", "landlord": "سعود بن فهد", "yearly-rent": "18,000"}
PAPERS = ("national-id", "family-register", "rent-contract", "income")
DRAWN = {"method": "drawn", "drawing": situations.DRAWING}


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.officer)
    return client


def url(name, *args):
    return reverse(f"requests:{name}", args=args)


def page(client, name, *args, status=200, **query):
    response = client.get(url(name, *args), query)
    assert response.status_code == status, response.content.decode()[:2000]
    return response


def send(client, name, *args, **data):
    return client.post(url(name, *args), data)


def told(response):
    """The sentences that the next page shows."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def fresh(case):
    return SupportRequest.objects.get(pk=case.pk)


def seen_on(client, case):
    return page(client, "show", case.pk).context["seen"]


def date(name, day="2026-11-20"):
    year, month, on = day.split("-")
    parts = {"day": on, "month": str(int(month)), "year": year, "calendar": "gregorian"}
    return {f"{name}_{part}": value for part, value in parts.items()}


def form_of_rent(client, case, **changes):
    """Everything the form asks, as a browser sends it."""
    return {
        "seen": page(client, "edit", case.pk).context["seen"],
        **TEXT,
        **date("contract-end", "2027-05-14"),
        "months-behind": "٣",
        "story": "توقف العمل.",
        "paper-national-id-how": "shown",
        "paper-national-id-number": "1067334902",
        **date("paper-national-id-expires_on", "2028-10-01"),
        "paper-family-register-how": "shown",
        **date("paper-family-register-issued_on"),
        "paper-rent-contract-how": "later",
        "paper-income-how": "shown",
        **date("paper-income-issued_on"),
        **changes,
    }


# The whole way ---------------------------------------------------------------------------------


@pytest.mark.policy("DG-1")
def test_a_walk_in_goes_from_the_search_to_the_committee(desk, cast, calendar):
    person = open_to(cast.officer, PersonFactory())
    assert str(person) in page(desk, "begin", q=person.identity_number).content.decode()
    answer = desk.post(
        f"{url('begin')}?person={person.pk}", {"programme": "rent", "key": uuid.uuid4()}
    )
    case = SupportRequest.objects.get()
    assert answer.url == url("edit", case.pk)
    answer = send(desk, "edit", case.pk, then="sign", **form_of_rent(desk, case))
    assert answer.url == url("sign", case.pk), answer.content.decode()
    case = fresh(case)
    assert case.amount == 6000 and case.answers["months-behind"] == 3
    assert case.promised == ["rent-contract"]
    shown = page(desk, "sign", case.pk)
    send(desk, "sign", case.pk, digest=shown.context["digest_now"], **DRAWN)
    assert fresh(case).declaration.drawing == situations.DRAWING
    # The terms come first; from their page one comes back to the request.
    way = verbs.submit.why_not(fresh(case), cast.officer).way.url
    held = desk.get(way).context["form"].initial["digest"]
    answer = desk.post(way, {"channel": "aloud", "digest": held})
    assert answer.url == case.get_absolute_url()
    send(desk, "step", case.pk, "submit", seen=seen_on(desk, case))
    case = fresh(case)
    assert case.status == "submitted" and case.number == "1448-00001"
    # The contract comes in on the next day.
    calendar.forward(days=1)
    send(
        desk,
        "paper",
        case.pk,
        "rent-contract",
        seen=seen_on(desk, case),
        **{"paper-rent-contract-number": "10233"},
        **date("paper-rent-contract-expires_on", "2027-05-14"),
    )
    findings = {
        f"line-{line.type.code}-is_matching": "yes" for line in fresh(case).checklist
    } | stamps(desk, case)
    send(desk, "check", case.pk, **findings)
    for verb in ("attest", "verify", "give_notice", "raise_to_committee"):
        send(desk, "step", case.pk, verb, channel="desk", seen=seen_on(desk, case))
    case = fresh(case)
    assert case.status == "raised"
    assert str(case.floor_on) == "2026-12-07"
    assert case.is_declared, "a promised paper that is shown asks for no new signature"
    message = Message.objects.filter(code="request.raised").get()
    assert "7 ديسمبر 2026" in message.body
    assert person.full_name not in MessageDelivery.objects.filter(message=message).get().text


def stamps(client, case):
    forms = [row.form for row in page(client, "show", case.pk).context["rows"]]
    return {form.add_prefix("seen"): form["seen"].value() for form in forms}


@pytest.mark.policy("PR-2")
def test_a_return_names_what_is_missing_and_stops_the_clock(desk, calendar):
    case = situations.submitted()
    calendar.forward(days=2)
    step = (case.pk, "return_for_completion")
    empty = send(desk, "step", *step, seen=seen_on(desk, case))
    assert empty.status_code == 422 and "s-errors" in empty.content.decode()
    answer = send(
        desk,
        "step",
        *step,
        seen=seen_on(desk, case),
        **{"return-income": "expired", "return-note": "من جهة العمل الجديدة"},
    )
    assert answer.status_code == 302
    case = fresh(case)
    assert case.status == "returned" and case.desk_days_used == 2
    body = Message.objects.filter(code="request.returned").get().body
    assert "تعريف بالدخل" in body and "من جهة العمل الجديدة" in body
    assert "تعريف بالدخل" in page(desk, "show", case.pk).content.decode()
    # Back at the desk, three of its five days are left.
    case = verbs.submit(situations.answered(fresh(case)), by=situations.officer())
    assert (case.desk_due_on - case.submitted_on).days == 3


@pytest.mark.policy("PR-4")
def test_a_change_asks_for_a_new_signature_and_shows_what_changed(desk):
    case = situations.attested()
    form = {"seen": page(desk, "edit", case.pk).context["seen"], **TEXT}
    form |= {**date("contract-end", "2027-05-14"), "months-behind": "3", "story": "توقف العمل."}
    answer = send(desk, "edit", case.pk, then="sign", **{**form, "amount": "7500"})
    assert answer.url == url("sign", case.pk)
    content = page(desk, "show", case.pk).content.decode()
    assert "6,000 ريال" in content and "7,500 ريال" in content
    send(desk, "step", case.pk, "verify", seen=seen_on(desk, case))
    assert fresh(case).status == "submitted"


def test_a_code_signs_and_wrong_digits_are_counted(desk):
    case = situations.filled()
    send(desk, "code", case.pk)
    digits = re.search(r"[0-9]{6}", MessageDelivery.objects.get(is_secret=True).text)[0]
    digest = page(desk, "sign", case.pk).context["digest_now"]
    wrong = f"{(int(digits) + 1) % 1_000_000:06}"
    answer = send(desk, "sign", case.pk, method="code", code=wrong, digest=digest)
    assert answer.status_code == 422 and fresh(case).declaration is None
    assert case.signing_codes.get().tries_left == 4
    arabic = digits.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    send(desk, "sign", case.pk, method="code", code=arabic, digest=digest)
    assert fresh(case).declaration.method == "code"


def test_a_code_dies_after_five_tries_and_ten_minutes(desk, calendar):
    case = situations.filled()
    sent = signing.send_signing_code(case, by=situations.officer())
    digits = re.search(r"[0-9]{6}", MessageDelivery.objects.get(is_secret=True).text)[0]
    calendar.forward(minutes=11)
    digest = page(desk, "sign", case.pk).context["digest_now"]
    send(desk, "sign", case.pk, method="code", code=digits, digest=digest)
    assert fresh(case).declaration is None
    sent = signing.send_signing_code(case, by=situations.officer())
    digits = re.search(r"[0-9]{6}", MessageDelivery.objects.latest("id").text)[0]
    wrong = f"{(int(digits) + 1) % 1_000_000:06}"
    for _try in range(5):
        send(desk, "sign", case.pk, method="code", code=wrong, digest=digest)
    sent.refresh_from_db()
    assert sent.tries_left == 0
    send(desk, "sign", case.pk, method="code", code=digits, digest=digest)
    assert fresh(case).declaration is None


def test_a_thumbprint_needs_two_witnesses_and_a_reader(desk):
    case = situations.filled()
    digest = page(desk, "sign", case.pk).context["digest_now"]
    proof = {"method": "thumbprint", "digest": digest, "witness_1": "سعد", "witness_2": "سعد"}
    assert send(desk, "sign", case.pk, **proof).status_code == 422
    send(desk, "sign", case.pk, **{**proof, "witness_2": "فهد", "read_by": "هند المطيري"})
    declaration = fresh(case).declaration
    assert declaration.witnesses == "سعد، فهد" and declaration.read_by == "هند المطيري"


# Two at once, twice, late ----------------------------------------------------------------------


def test_two_officers_one_wins_the_other_reads_what_happened(desk, client):
    case = situations.noticed()
    seen = seen_on(desk, case)
    verbs.raise_to_committee(case, by=situations.officer())
    answer = send(desk, "step", case.pk, "raise_to_committee", seen=seen)
    assert answer.status_code == 302
    (sentence,) = told(answer)
    assert str(situations.officer()) in sentence


def test_a_double_click_is_done_once_and_is_no_error(desk):
    case = situations.verified()
    step = ("step", case.pk, "give_notice")
    data = {"channel": "phone", "seen": seen_on(desk, case)}
    send(desk, *step, **data)
    answer = send(desk, *step, **data)
    assert len(told(answer)) == 1 and case.notices.count() == 1
    assert case.notices.get().channel == "phone"


def test_a_form_sent_twice_begins_one_request(desk, cast):
    person, key = open_to(cast.officer, PersonFactory()), uuid.uuid4()
    for _click in range(2):
        answer = desk.post(f"{url('begin')}?person={person.pk}", {"programme": "rent", "key": key})
    assert SupportRequest.objects.count() == 1
    assert answer.url == url("edit", SupportRequest.objects.get().pk)


def test_papers_of_a_form_sent_twice_are_noted_once(desk, calendar):
    case = situations.draft()
    data = form_of_rent(desk, case)
    for _click in range(2):
        send(desk, "edit", case.pk, **data)
    assert Document.objects.filter(person=case.person).count() == 3


def test_somebody_changed_the_data_while_i_typed(desk, calendar):
    case = situations.draft()
    data = form_of_rent(desk, case)
    verbs.save_draft(case, by=situations.officer(), answers={"landlord": "غيره"})
    answer = send(desk, "edit", case.pk, **data)
    assert answer.status_code == 422
    content = answer.content.decode()
    assert "سعود بن فهد" in content, "nothing typed is lost"
    assert fresh(case).answers["landlord"] == "غيره"


def test_another_s_newer_finding_is_not_written_over(desk):
    case = situations.submitted()
    old = stamps(desk, case)
    verbs.check_line(
        case, by=situations.officer(), findings={"income": {"is_matching": False, "finding": "x"}}
    )
    answer = send(desk, "check", case.pk, **old, **{"line-income-is_matching": "yes"})
    assert str(situations.officer()) in told(answer)[0]
    assert fresh(case).lines.get(type__code="income").is_matching is False


# Who may ---------------------------------------------------------------------------------------


@pytest.mark.policy("PR-2")
def test_nobody_verifies_a_relative(desk, cast):
    case = situations.attested()
    PersonFactory(account=cast.officer, household=case.household)
    content = page(desk, "show", case.pk).content.decode()
    assert "طلبك أو طلب قريبك" in content or "your own request" in content
    send(desk, "step", case.pk, "verify", seen=seen_on(desk, case))
    assert fresh(case).status == "submitted"


def test_another_branch_does_not_know_of_it(client):
    case = situations.submitted()
    client.force_login(UserFactory(officer=True, branch=BranchFactory(name="فرع آخر")))
    for name in ("show", "edit", "sign", "print"):
        page(client, name, case.pk, status=404)
    for step in ("withdraw", "cancel"):
        page(client, "step", case.pk, step, status=404)
    assert str(case.person) not in page(client, "list", stage="all").content.decode()


@pytest.mark.parametrize("role", ["researcher", "auditor", "member"])
def test_who_only_reads_may_not_act(client, cast, role):
    case = situations.raised()
    client.force_login(getattr(cast, role))
    page(client, "show", case.pk)
    for verb in ("raise_to_committee", "give_notice", "reopen"):
        assert send(client, "step", case.pk, verb).status_code == 403
    assert send(client, "step", case.pk, "withdraw", reason="x").status_code == 403


def test_a_beneficiary_has_no_desk(client):
    case = situations.submitted(person=PersonFactory(with_account=True))
    client.force_login(case.person.account)
    page(client, "show", case.pk, status=403)
    page(client, "list", status=403)


def test_who_looked_is_on_the_record_once_a_day(desk, cast):
    case = situations.submitted()
    for _look in range(2):
        page(desk, "show", case.pk)
    opening = Opening.objects.get(by=cast.officer, person_id=case.person_id)
    assert opening.purpose == "verify"


def test_the_household_is_not_told_of_another_s_request(desk):
    case = situations.submitted()
    other = situations.draft(person=PersonFactory(household=case.household))
    assert case.number not in page(desk, "show", other.pk).content.decode()


# Aside -----------------------------------------------------------------------------------------


def test_withdrawing_and_cancelling_say_why(desk):
    case = situations.submitted()
    assert send(desk, "step", case.pk, "withdraw", reason="").status_code == 422
    send(desk, "step", case.pk, "withdraw", reason="وجدت عملًا", seen=seen_on(desk, case))
    assert fresh(case).status == "withdrawn" and case.log.first().reason == "وجدت عملًا"
    case = situations.submitted()
    assert send(desk, "step", case.pk, "cancel", reason="nonsense").status_code == 422
    send(desk, "step", case.pk, "cancel", reason="mistake", seen=seen_on(desk, case))
    assert fresh(case).status == "cancelled"


# Every page, and bad input ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "situation",
    ["draft", "filled", "signed", "submitted", "returned", "verified", "raised"],
)
def test_every_situation_has_its_page(desk, situation):
    case = getattr(situations, situation)()
    assert str(case.person) in page(desk, "show", case.pk).content.decode()
    page(desk, "print", case.pk)


@pytest.mark.parametrize(
    "stage",
    ["check", "late", "raise", "returned", "committee", "registration", "drafts", "all", "x"],
)
def test_the_queue_has_its_tables(desk, stage):
    situations.submitted()
    page(desk, "list", stage=stage)
    nonsense = dict.fromkeys(("programme", "branch", "status", "paused", "after", "number"), "x")
    assert desk.get(url("list"), {"stage": stage, **nonsense}).status_code == 200


def test_the_other_pages_open(desk):
    case = situations.submitted()
    page(desk, "blank", "rent")
    page(desk, "blank", "nothing", status=404)
    page(desk, "paper", case.pk, "income")
    page(desk, "paper", case.pk, "nothing", status=404)
    page(desk, "begin", person="99999", status=404)
    page(desk, "begin", person="9" * 40)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", ""),
        ("amount", "كثير"),
        ("amount", "-5"),
        ("amount", "99999999999999"),
        ("amount", "1.234"),
        ("landlord", "س" * 5000),
        ("months-behind", "١٫٥"),
        ("months-behind", "9" * 30),
        ("contract-end_day", "31"),
        ("paper-national-id-number", "1" * 200),
        ("paper-income-issued_on_year", "3026"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_kept(desk, calendar, field, value):
    case = situations.draft()
    data = form_of_rent(desk, case) | {field: value}
    if field == "contract-end_day":
        data |= {"contract-end_month": "2"}
    answer = send(desk, "edit", case.pk, **data)
    assert answer.status_code == (302 if (field, value) == ("amount", "") else 422)
    if answer.status_code == 422:
        assert "s-errors" in answer.content.decode()
        assert "توقف العمل." in answer.content.decode()


@pytest.mark.parametrize("text", ["سعود\x00", "‮سعود‬", "سـعـود", "سعود 😀", "  سعود  "])
def test_text_is_kept_as_it_is_read(desk, calendar, text):
    case = situations.draft()
    data = form_of_rent(desk, case) | {"landlord": text}
    answer = send(desk, "edit", case.pk, **data)
    if answer.status_code == 302:
        assert fresh(case).answers["landlord"] in ("سعود", "سعود 😀")
    else:
        assert "s-errors" in answer.content.decode()


@pytest.mark.parametrize(("month", "word"), [("2", ""), ("3", "ربيع الأول")])
def test_thirty_safar_is_a_day_thirty_rabi_is_none(desk, calendar, month, word):
    """Safar of 1448 has thirty days, the month after it twenty-nine."""
    case = situations.draft()
    data = form_of_rent(desk, case)
    data |= {
        "contract-end_day": "30",
        "contract-end_month": month,
        "contract-end_year": "1448",
        "contract-end_calendar": "hijri",
    }
    answer = send(desk, "edit", case.pk, **data)
    if word:
        assert answer.status_code == 422 and word in answer.content.decode()
    else:
        assert fresh(case).answers["contract-end"] == "2026-08-13"


@pytest.mark.parametrize(
    ("drawing", "is_one"),
    [("M1 1L60 1", False), ("M1 1L61 1", True), ("M9 9L9 9", False), ("M1 1L31 1M1 9L31 9", True)],
)
def test_a_touch_of_the_frame_is_no_signature(drawing, is_one):
    assert is_signature(drawing) is is_one


@pytest.mark.parametrize("drawing", ["", "M1 1", "M1 1L2 2<script>", "x" * 70_000, "M1 1L9999 2"])
def test_a_drawing_is_lines_and_nothing_else(desk, drawing):
    case = situations.filled()
    digest = page(desk, "sign", case.pk).context["digest_now"]
    answer = send(desk, "sign", case.pk, method="drawn", drawing=drawing, digest=digest)
    assert answer.status_code == 422
    assert fresh(case).declaration is None


def test_a_drawing_over_other_data_is_refused(desk):
    case = situations.filled()
    send(desk, "sign", case.pk, digest="0" * 64, **DRAWN)
    assert fresh(case).declaration is None


# Queries ---------------------------------------------------------------------------------------


def test_the_list_asks_the_same_for_ten_rows(desk, django_assert_max_num_queries):
    situations.submitted()
    page(desk, "list")
    with django_assert_max_num_queries(8) as one:
        page(desk, "list")
    for _more in range(9):
        situations.submitted()
    with django_assert_max_num_queries(len(one)):
        page(desk, "list")


def test_the_case_asks_the_same_however_much_it_holds(desk, django_assert_max_num_queries):
    case = situations.submitted()
    page(desk, "show", case.pk)
    with django_assert_max_num_queries(14) as one:
        page(desk, "show", case.pk)
    for code in ("bank-statement", "medical-report"):
        situations.give_paper(case.person, code)
    for _more in range(5):
        verbs.check_line(case, by=situations.officer(), findings={"income": {"is_matching": True}})
        situations.draft(person=case.person)
    with django_assert_max_num_queries(len(one)):
        page(desk, "show", case.pk)


def test_a_session_that_ended_in_the_form_loses_nothing(desk, cast, calendar):
    case = situations.draft()
    data = form_of_rent(desk, case)
    Session.objects.all().delete()
    answer = send(desk, "edit", case.pk, then="sign", **data)
    assert answer.status_code == 302 and "login" in answer.url
    desk.force_login(cast.officer)
    offer = page(desk, "edit", case.pk)
    assert "توقف العمل." in offer.content.decode()
    answer = send(desk, "edit", case.pk, **dict(offer.context["kept"]["fields"]))
    assert answer.url == url("sign", case.pk)
    assert fresh(case).answers["story"] == "توقف العمل."


def steps_of(client, case):
    """`[(name, is the page's one button, where it leads)]` of the bar's allowed steps."""
    actions = page(client, "show", case.pk).context["actions"]
    return [(one.name, one.is_primary, one.url) for one in actions if one.is_allowed]


@pytest.mark.policy("PR-2")
def test_a_delegate_notes_what_was_asked_for_and_hands_it_in(client, cast):
    delegate = cast.delegate
    case = situations.returned(by=UserFactory(officer=True, branch=delegate.branch))
    client.force_login(delegate)
    paper = url("paper", case.pk, "income")
    assert steps_of(client, case)[0] == ("note", True, paper)
    assert "submit" not in [name for name, _primary, _url in steps_of(client, case)]
    assert paper in page(client, "show", case.pk).text
    seen = page(client, "paper", case.pk, "income").context["seen"]
    form = {"seen": seen, "paper-income-number": "77", **date("paper-income-issued_on")}
    assert send(client, "paper", case.pk, "income", **form).url == url("show", case.pk)
    assert send(client, "paper", case.pk, "income", **form).url == url("show", case.pk)
    assert case.person.documents.filter(type__code="income", number="77").count() == 1
    submit = url("step", case.pk, "submit")
    assert steps_of(client, case)[0] == ("submit", True, submit)
    assert client.post(submit, {"seen": seen}).status_code == 302
    case = fresh(case)
    assert case.status == "submitted"
    line = next(line for line in case.checklist if line.type.code == "income")
    assert line.document.number == "77" and line.document.added_by == delegate
    assert line.problem == "undecided"
    # What is at the desk again is the officer's to compare.
    assert page(client, "paper", case.pk, "income", status=403)


def test_the_page_leads_with_what_comes_next(desk):
    case = situations.submitted()
    assert steps_of(desk, case)[0] == ("check", True, "#checklist")
    situations.check(case)
    assert steps_of(desk, case)[0] == ("attest", True, url("step", case.pk, "attest"))
    missing = situations.submitted(papers=False, promised=list(PAPERS))
    assert steps_of(desk, missing)[0] == ("return_for_completion", True, "#return")


@pytest.mark.policy("DG-1")
def test_what_the_registry_knows_of_the_identity_is_not_typed_again(desk):
    case = situations.draft(person=PersonFactory(identity_expires_on="2030-01-01"))
    text = page(desk, "edit", case.pk).text
    form = next(
        part
        for part, _words in page(desk, "edit", case.pk).context["papers"]
        if part.type.code == "national-id"
    )
    assert form["number"].value() == case.person.identity_number
    assert str(form["expires_on"].value()) == "2030-01-01"
    # The number stands in the registry's facts beside the form, grouped; here as it is typed.
    assert f'value="{case.person.identity_number}"' in text
