"""What was refused to somebody, and who came in or did not, leaves a row that nobody changes."""

import pytest
from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries.models import Person
from requests_app.intake.workflow import desk
from sanad.audit import chain, lists, middleware, names
from sanad.audit.models import ListLook, RefusedTry, SignIn
from sanad.lib import clock
from sanad.lib.refusal import Met, Refused, collecting, meet, meeting
from sanad.lib.triggers import sentence_for
from sanad.messaging.models import MessageDelivery
from tests.access.table import TABLE
from tests.beneficiaries.test_kept_off import complain
from tests.contact.test_reports import by_nobody
from tests.factories import requests as situations
from tests.factories.accounts import PASSWORD, BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory, open_to

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PM-1")]
ASK, ENTER = reverse("account_request_login_code"), reverse("account_confirm_login_code")


class TestRefusals:
    def test_a_step_that_a_guard_refuses(self, client, cast, calendar):
        case = situations.verified()
        client.force_login(cast.officer)
        step = reverse("requests:step", args=[case.pk, "raise_to_committee"])
        client.post(step, {"seen": ""})
        row = RefusedTry.objects.get()
        assert (row.by, row.refused_by, row.step) == (
            cast.officer,
            "step",
            "request.raise_to_committee",
        )
        assert row.code and row.page == step
        assert row.sentence == str(desk.raise_to_committee.why_not(case, cast.officer).sentence)

    def test_no_more_of_the_sentence_than_there_is_room_for(self, client, cast):
        row = middleware._row(cast.officer, "/", Met("step", sentence="ا" * 400))
        row.save()
        assert len(row.sentence) == 300

    def test_a_page_of_another_role(self, client, cast):
        client.force_login(cast.provider)
        address = reverse("people:search")
        assert client.get(address).status_code == 403
        row = RefusedTry.objects.get()
        assert (row.by, row.refused_by, row.step, row.page) == (
            cast.provider,
            "page",
            "people:search",
            address,
        )

    def test_the_admin_too(self, client, cast):
        client.force_login(cast.officer)
        assert client.get(reverse("admin:index")).status_code == 403
        assert RefusedTry.objects.get().step == "admin:index"

    def test_a_verb_of_the_registry(self, client, cast):
        person = open_to(cast.officer, PersonFactory())
        home = person.household_id
        client.force_login(cast.officer)
        own = {"identity_number": person.identity_number, "relation": "child"}
        client.post(reverse("people:join", args=[person.pk]), own)
        row = RefusedTry.objects.get()
        assert (row.step, row.code) == ("people.join_household", "same_household")
        assert Person.objects.get(pk=person.pk).household_id == home

    def test_a_page_that_says_what_is_not_possible_yet_is_no_try(self, client, cast, calendar):
        case = situations.verified()
        client.force_login(cast.officer)
        assert client.get(reverse("requests:show", args=[case.pk])).status_code == 200
        assert not RefusedTry.objects.exists()

    def test_who_is_not_signed_in_leaves_none(self, client):
        assert client.get(reverse("people:search")).status_code == 302
        assert not RefusedTry.objects.exists()

    def test_the_same_refusal_is_met_once_and_by_the_innermost_step(self):
        with collecting() as met:
            with pytest.raises(Refused), meeting("outer"), meeting("inner"):
                raise Refused("no", code="why", clause="PR-1")
        assert met == [Met("inner", "why", "PR-1", sentence="no")]

    def test_where_no_person_asked_nobody_collects(self):
        meet(Refused("no"), Met("worker"))
        with collecting() as met:
            pass
        assert met == []


class TestSignIns:
    def test_the_password_right_and_wrong(self, client, cast):
        cache.clear()
        user = cast.officer
        address = reverse("account_login")
        client.post(address, {"login": user.username, "password": "nonsense"})
        client.post(address, {"login": "nobody-here", "password": "nonsense"})
        client.post(address, {"login": user.username, "password": PASSWORD})
        rows = list(SignIn.objects.order_by("id").values_list("by", "door", "is_let_in"))
        assert rows == [
            (user.pk, "password", False),
            (None, "password", False),
            (user.pk, "password", True),
        ]
        assert set(SignIn.objects.values_list("address", flat=True)) == {"127.0.0.1"}

    def test_the_code_right_and_wrong(self, client):
        cache.clear()
        person = PersonFactory(mobile="+966550123456", with_account=True)
        client.post(ASK, {"phone": "0550123456"})
        digits = MessageDelivery.objects.latest("id").text
        code = next(word for word in digits.split() if word.strip(".:").isdigit()).strip(".:")
        wrong = "111111" if code != "111111" else "222222"
        client.post(ENTER, {"code": "12345"})  # a slip of the finger is no try
        client.post(ENTER, {"code": wrong})
        client.post(ENTER, {"code": code})
        rows = list(SignIn.objects.order_by("id").values_list("by", "door", "is_let_in"))
        assert rows == [(person.account_id, "code", False), (person.account_id, "code", True)]

    def test_what_is_no_address_is_left_out(self, client, cast):
        client.force_login(cast.officer)  # from nowhere
        assert SignIn.objects.get().address is None


@pytest.mark.parametrize("record", ["openings", "searches", "refusals", "sign_ins"])
class TestPages:
    def test_the_manager_and_the_auditor_read_it(self, client, cast, record):
        for reader in (cast.manager, cast.auditor):
            client.force_login(reader)
            page = client.get(reverse(f"audit:{record}"))
            assert page.status_code == 200
            nav = page.text.partition('aria-label="السجلات"')[2].partition("</nav>")[0]
            assert nav.count("btn-primary") == nav.count('aria-current="page"') == 1

    def test_a_filter_that_cannot_be_read_leaves_all(self, client, cast, record):
        RefusedTry.objects.create(by=cast.officer, refused_by="page", page="/")
        client.force_login(cast.auditor)
        hostile = {"name": "\x00", "day_day": "x", "refused_by": "?", "is_let_in": "?"}
        assert client.get(reverse(f"audit:{record}"), hostile).status_code == 200


def test_the_records_are_filtered(client, cast):
    RefusedTry.objects.create(by=cast.officer, refused_by="page", page="/")
    RefusedTry.objects.create(by=cast.officer, refused_by="rule", page="/")
    client.force_login(cast.auditor)
    refusals, sign_ins = reverse("audit:refusals"), reverse("audit:sign_ins")
    assert len(client.get(refusals, {"refused_by": "rule"}).context["page"]) == 1
    assert len(client.get(refusals, {"name": cast.officer.name}).context["page"]) == 2
    SignIn.objects.create(by=None, door="password", is_let_in=False)
    assert len(client.get(sign_ins, {"is_let_in": "False"}).context["page"]) == 1
    assert len(client.get(sign_ins, {"is_let_in": "True"}).context["page"]) == 1  # the auditor's


def test_a_refused_try_leads_to_the_file_it_was_about(client, cast):
    person = PersonFactory()
    for whose in (person.pk, None):
        RefusedTry.objects.create(by=cast.officer, refused_by="step", page="/", person_id=whose)
    leads_there = f'href="{reverse("people:show", args=[person.pk])}"'
    for reader in (cast.manager, cast.auditor):
        client.force_login(reader)
        page = client.get(reverse("audit:refusals"))
        assert len(page.context["page"]) == 2 and page.text.count(leads_there) == 1
    complain(cast.manager, person, by=cast.officer)
    client.force_login(cast.manager)
    page = client.get(reverse("audit:refusals"))
    assert len(page.context["page"]) == 1 and leads_there not in page.text


class TestInWords:
    """What was tried is read in words, with the way to the case where the reader may open it."""

    def read(self, client, reader, refused_by="step", **row):
        RefusedTry.objects.create(refused_by=refused_by, **row)
        client.force_login(reader)
        page = client.get(reverse("audit:refusals")).text
        return page.partition("<tbody>")[2].partition("</tbody>")[0]

    def test_a_step_by_its_label_and_its_case(self, client, cast, calendar):
        case = situations.verified()
        step = reverse("requests:step", args=[case.pk, "raise_to_committee"])
        code = "request.raise_to_committee"
        rows = self.read(client, cast.auditor, by=cast.officer, step=code, page=step)
        assert "رفع إلى لجنة البحث" in rows and code not in rows
        assert f'href="{reverse("requests:show", args=[case.pk])}"' in rows

    def test_a_page_by_its_title(self, client, cast):
        step, page = "people:search", reverse("people:search")
        rows = self.read(client, cast.auditor, by=cast.provider, step=step, page=page)
        assert "المستفيدون" in rows and step not in rows

    def test_a_page_of_a_step_by_the_step(self, client, cast, calendar):
        case = situations.verified()
        page = reverse("requests:step", args=[case.pk, "withdraw"])
        rows = self.read(client, cast.auditor, by=cast.provider, step="requests:step", page=page)
        assert str(names.STEPS["request.withdraw"]) in rows

    def test_a_verb_of_the_registry_by_its_page(self, client, cast):
        person = PersonFactory()
        step, page = "people.join_household", reverse("people:join", args=[person.pk])
        rows = self.read(client, cast.auditor, by=cast.officer, step=step, page=page)
        assert "الانضمام إلى أسرة" in rows and step not in rows

    def test_what_nobody_knows_any_more_stays_a_code(self, client, cast):
        rows = self.read(client, cast.auditor, by=cast.officer, step="old.step", page="/gone/")
        assert "old.step" in rows and "/gone/" in rows

    def test_why_in_words_with_the_code_beside(self, client, cast):
        said = {"by": cast.officer, "page": "/", "sentence": "اكتب السبب.", "code": "reason"}
        rows = self.read(client, cast.auditor, **said)
        assert "اكتب السبب." in rows and "reason" in rows

    def test_the_rule_of_the_database_in_words(self, client, cast):
        name = "delivery_by_another"
        rows = self.read(
            client, cast.auditor, by=cast.officer, page="/", refused_by="rule", code=name
        )
        assert str(sentence_for(name)[0]) in rows and name in rows

    def test_of_a_case_that_the_reader_may_not_open_nothing_is_said(self, client, cast):
        contact = by_nobody(is_about_manager=True)
        page = reverse("contact:step", args=[contact.pk, "close"])
        row = {"by": cast.officer, "step": "contact.close", "page": page, "code": "why"}
        row["sentence"] = "كتبته هند."
        assert "كتبته هند." in self.read(client, cast.auditor, **row)
        rows = self.read(client, cast.manager, **row)
        assert "مراجعة رسمية" in rows
        assert not any(each in rows for each in ("كتبته هند.", "why", contact.get_absolute_url()))

    def test_on_a_phone_no_label_stands_beside_nothing(self, client, cast):
        rows = self.read(client, cast.auditor, by=cast.officer, page="/")
        assert "<span></span>" not in rows and '<td data-label="الملف"></td>' in rows

    def test_no_way_to_a_case_that_the_reader_may_not_open(self, client, cast):
        person = PersonFactory()
        contact = complain(cast.manager, person, by=cast.officer)
        page = reverse("contact:step", args=[contact.pk, "close"])
        leads_there = f'href="{contact.get_absolute_url()}"'
        row = {"by": cast.officer, "step": "contact.close", "page": page}
        assert leads_there in self.read(client, cast.auditor, **row)
        assert leads_there not in self.read(client, cast.manager, **row)

    def test_as_many_queries_for_ten_rows_as_for_one(
        self, client, cast, calendar, django_assert_num_queries
    ):
        case = situations.verified()
        step = reverse("requests:step", args=[case.pk, "withdraw"])
        client.force_login(cast.auditor)
        RefusedTry.objects.create(by=cast.officer, refused_by="step", page=step)
        with CaptureQueriesContext(connection) as one:
            client.get(reverse("audit:refusals"))
        for _again in range(9):
            RefusedTry.objects.create(by=cast.officer, refused_by="step", page=step)
        with django_assert_num_queries(len(one)):
            assert len(client.get(reverse("audit:refusals")).context["page"]) == 10


@pytest.mark.parametrize("address", TABLE)
def test_every_page_of_the_staff_has_its_title(address):
    ours = address.startswith(("account_", "mfa_"))
    public = {"operations:health", "letters:verify", "messaging:receipts", "guarded:not_me"}
    if (ours and address != "account_colleague") or address in public:
        return  # whoever signs in is refused nothing by role
    if address.startswith(("texts:", "surveys:")) and names.PAGES.get(address) is None:
        assert all(status != 403 for status in TABLE[address].expected.values())
        return
    assert names.PAGES.get(address) or names.PAGES.get(address.partition(":")[0])


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_refusedtry SET code = ''",
        "DELETE FROM audit_refusedtry",
        "UPDATE audit_signin SET is_let_in = true",
        "DELETE FROM audit_signin",
    ],
)
def test_held_by_the_database(sql):
    with pytest.raises(ProgrammingError) as refusal, connection.cursor() as cursor:
        cursor.execute(sql)
    assert "permission denied" in str(refusal.value)


@pytest.mark.parametrize(
    ("model", "rule"),
    [(RefusedTry, "refusedtry_is_insert_only"), (SignIn, "signin_is_insert_only")],
)
def test_no_row_is_written_anew(cast, model, rule):
    row = RefusedTry.objects.create(by=cast.officer, refused_by="page", page="/")
    if model is SignIn:
        row = SignIn.objects.create(by=None, door="code", is_let_in=False)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        model.objects.filter(id=row.id).update(id=row.id + 1)
    assert refusal.value.__cause__.diag.constraint_name == rule


class TestLists:
    """Who reads a list of work: one row a day for each, and who may ask for it."""

    def test_once_a_day_for_each_and_no_statement_for_a_second_look(self, client, cast, calendar):
        client.force_login(cast.officer)
        today, requests = reverse("workbench:today"), reverse("requests:list")
        for page in (today, requests, today, f"{requests}?stage=all"):
            client.get(page)
        with CaptureQueriesContext(connection) as queries:
            client.get(today)
        assert not [each for each in queries if "audit_listlook" in each["sql"]]
        read = ListLook.objects.filter(by=cast.officer)
        assert sorted(read.values_list("page", flat=True)) == ["requests:list", "workbench:today"]
        assert {row.branch for row in read} == {cast.officer.branch}
        lists._written.clear()  # as another process would come to it
        client.get(today)
        assert read.count() == 2
        calendar.forward(days=1)
        client.get(today)
        assert read.filter(page="workbench:today").count() == 2

    def test_what_is_refused_and_what_beneficiaries_read_is_none(self, client, cast):
        client.force_login(cast.provider)
        assert client.get(reverse("conduct:list")).status_code in (200, 403)
        client.force_login(UserFactory(mobile="+966551112223"))
        client.get(reverse("requests:list"))
        assert not ListLook.objects.filter(by__is_staff=False).exists()

    def test_it_is_written_once_and_in_the_chain(self, client, cast):
        client.force_login(cast.officer)
        client.get(reverse("requests:list"))
        row = ListLook.objects.get(page="requests:list")
        for sql in ("UPDATE audit_listlook SET page = 'x'", "DELETE FROM audit_listlook"):
            with pytest.raises(DatabaseError), transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute(sql)
        assert row.day == clock.today()
        assert "audit_listlook" in {each.name for each in chain.chained()}

    def test_who_could_have_seen_a_name_that_day(self, client, cast, calendar):
        day = clock.today()
        client.force_login(cast.officer)
        client.get(reverse("requests:list"))
        calendar.forward(days=1)
        client.force_login(cast.auditor)
        page = reverse("audit:lists")
        asked = {"day_day": day.day, "day_month": day.month, "day_year": day.year}
        rows = client.get(page, {**asked, "branch": cast.officer.branch_id}).context["page"]
        assert [row.by for row in rows] == [cast.officer]
        other = BranchFactory(name="فرع آخر")
        assert not len(client.get(page, {"branch": other.pk}).context["page"])
        client.force_login(cast.officer)
        assert client.get(page).status_code == 403
