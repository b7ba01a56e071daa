"""The admin: managers keep catalogues and colleagues in it, and nobody moves or deletes a case."""

import html
import re
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.urls import reverse

from beneficiaries.models import DocumentType
from requests_app.models import Programme
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from tests.factories import programmes
from tests.factories.accounts import BranchFactory, UserFactory

# The framework's own page of a colleague leaves the address of the password's form undefined.
pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture
def manager(client, cast):
    client.force_login(cast.manager)
    return client


def test_who_is_not_signed_in_uses_the_one_door(client, db):
    door = f"{reverse('account_login')}?next={reverse('admin:index')}"
    response = client.get(reverse("admin:index"))
    assert response.status_code == 302
    assert client.get(response.url).url == door
    assert client.get(reverse("admin:login")).url == door


@pytest.mark.parametrize(
    "role",
    ["officer", "delegate", "researcher", "member", "chair", "secretary", "provider", "auditor"],
)
def test_only_managers_come_in(client, cast, role):
    client.force_login(getattr(cast, role))
    assert client.get(reverse("admin:index")).status_code == 403
    assert client.get(reverse("admin:accounts_user_add")).status_code == 403


def test_a_superuser_comes_in(client, founder):
    client.force_login(founder)
    assert client.get(reverse("admin:index")).status_code == 200


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_every_page_opens_for_the_manager(manager, model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    page = manager.get(reverse(f"{name}_changelist"))
    assert page.status_code == 200
    assert manager.get(reverse(f"{name}_changelist"), {"q": "x"}).status_code == 200
    assert manager.get(reverse(f"{name}_add")).status_code in (200, 403)
    row = model._default_manager.last()
    if row:
        assert manager.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200
        assert manager.get(reverse(f"{name}_history", args=[row.pk])).status_code == 200


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_nothing_is_deleted_and_no_life_cycle_is_here(manager, model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    row = model._default_manager.first()
    if row:
        assert manager.post(reverse(f"{name}_delete", args=[row.pk])).status_code == 403
    cycles = [t for t in getattr(model._meta, "triggers", []) if t.name.endswith("_life")]
    assert cycles == []


def test_what_the_site_may_not_write_is_only_shown(manager):
    """A page that ends in a refusal of the database would be a broken promise."""
    from sanad.database import expected_grants

    grants = expected_grants()
    for model, options in admin.site._registry.items():
        may = grants[model._meta.db_table]
        request = manager.get(reverse("admin:index")).wsgi_request
        assert options.has_add_permission(request) <= ("INSERT" in may), model
        assert options.has_change_permission(request) <= ("UPDATE" in may), model


def test_a_new_colleague_signs_in_with_their_role(manager, client):
    branch = BranchFactory()
    from django.contrib.auth.models import Group

    response = manager.post(
        reverse("admin:accounts_user_add"),
        {
            "username": "sara",
            "name": "سارة العنزي",
            "gender": "f",
            "branch": branch.pk,
            "groups": [Group.objects.get(name=Role.RESEARCHER).pk],
        },
    )
    assert response.status_code == 302, response.context["adminform"].errors
    sara = User.objects.get(username="sara")
    assert sara.is_staff and sara.roles == {Role.RESEARCHER} and not sara.is_superuser
    assert not sara.has_usable_password(), "she chooses it herself, by a link"
    change = reverse("admin:accounts_user_change", args=[sara.pk])
    page = manager.get(change)
    assert "is_superuser" not in page.text and "user_permissions" not in page.text
    assert "الباحث" in page.text or "Social researcher" in page.text
    response = manager.post(
        change,
        {
            "username": "sara",
            "name": "سارة العنزي",
            "gender": "f",
            "groups": [Group.objects.get(name=Role.AUDITOR).pk],
            "is_superuser": "on",
        },
    )
    assert response.status_code == 302
    sara = User.objects.get(username="sara")
    assert (sara.is_active, sara.is_superuser, sara.roles) == (False, False, frozenset())
    assert sara.groups.get().name == Role.AUDITOR
    password = reverse("admin:auth_user_password_change", args=[sara.pk])
    assert manager.get(password).url == reverse("account_colleague", args=[sara.pk])


def test_beneficiaries_and_superusers_are_not_among_the_colleagues(manager, founder):
    beneficiary = UserFactory()
    for user in (beneficiary, founder):
        page = manager.get(reverse("admin:accounts_user_change", args=[user.pk]))
        assert page.status_code == 302  # "does not exist", back to the index
        page = manager.post(
            reverse("admin:auth_user_password_change", args=[user.pk]),
            {"password1": "another-long-secret", "password2": "another-long-secret"},
        )
        assert page.status_code in (302, 404)
        user.refresh_from_db()
        assert not user.check_password("another-long-secret")


def of_colleague(user, *roles, **fields):
    """What the page of a colleague sends."""
    from django.contrib.auth.models import Group

    groups = Group.objects.filter(name__in=roles)
    return {
        "username": user.username,
        "name": user.name,
        "gender": user.gender,
        "branch": user.branch_id,
        "is_active": "on",
        "groups": [group.pk for group in groups],
        **fields,
    }


def test_a_manager_does_not_change_their_own_roles(manager, cast):
    """The database says no, the page says which rule it was, and nothing has changed."""
    change = reverse("admin:accounts_user_change", args=[cast.manager.pk])
    assert "another manager" in manager.get(change, headers={"accept-language": "en"}).text or (
        "مدير آخر" in manager.get(change).text
    )
    page = manager.post(change, of_colleague(cast.manager, Role.MANAGER, Role.CHAIR, name="غيره"))
    assert page.status_code == 409
    assert page.context["rule"] == "userrole_by_another_manager"
    cast.manager.refresh_from_db()
    assert cast.manager.name != "غيره"
    assert {group.name for group in cast.manager.groups.all()} == {Role.MANAGER}
    # Their own name is theirs to write, as long as the roles stay.
    page = manager.post(change, of_colleague(cast.manager, Role.MANAGER, name="غيره"))
    assert page.status_code == 302
    page = manager.post(change, {**of_colleague(cast.manager, Role.MANAGER), "is_active": ""})
    assert (page.status_code, page.context["rule"]) == (409, "user_colleague_by_a_manager")


def test_a_role_given_and_taken_is_in_the_history(manager, cast):
    from sanad.accounts.models import UserRoleEvent

    colleague = cast.officer
    change = reverse("admin:accounts_user_change", args=[colleague.pk])
    assert manager.post(change, of_colleague(colleague, Role.RESEARCHER)).status_code == 302
    events = [
        (event.pgh_label, event.group.name, event.pgh_context["user"])
        for event in UserRoleEvent.objects.filter(user=colleague, pgh_context__user__gt=0)
    ]
    assert sorted(events) == [
        ("given", Role.RESEARCHER, cast.manager.pk),
        ("taken", Role.OFFICER, cast.manager.pk),
    ]
    assert str(cast.manager) in manager.get(change).text


def test_every_registered_model_is_one_the_manager_may_see(manager):
    page = manager.get(reverse("admin:index"))
    assert page.status_code == 200
    for model in REGISTERED:
        assert reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") in (
            page.text
        ), model


def sent_as_shown(page):
    """What a browser would send of an admin page that nobody changed."""
    form = page.context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    for inline in page.context["inline_admin_formsets"]:
        formset = inline.formset
        data |= {
            f"{formset.prefix}-{name}": formset.management_form[name].value()
            for name in formset.management_form.fields
        }
        for line in formset.forms:
            data |= {line.add_prefix(name): line[name].value() for name in line.fields}
    return {name: value for name, value in data.items() if value is not None and value is not False}


def change_url(row):
    return reverse(f"admin:requests_app_{row._meta.model_name}_change", args=[row.pk])


@pytest.mark.policy("DG-1")
class TestVersionsOfAProgramme:
    @pytest.fixture
    def programme(self, db):
        return Programme.objects.get(code="rent")

    def begin(self, manager, programme):
        page = manager.get(change_url(programme))
        url = reverse("admin:requests_app_programme_draft", args=[programme.pk])
        assert url in page.text
        response = manager.post(url)
        assert response.status_code == 302
        assert response.url == change_url(programme.draft)
        return programme.draft

    def test_from_the_published_one_to_the_next(self, manager, cast, programme):
        before = programme.published
        draft = self.begin(manager, programme)
        page = manager.get(change_url(draft))
        data = sent_as_shown(page)
        data["max_amount"] = "15000"
        rules = draft.document_rules.count()
        papers = page.context["inline_admin_formsets"][1].formset.prefix
        data[f"{papers}-0-DELETE"] = "on"
        response = manager.post(change_url(draft), data)
        assert response.status_code == 302, response.context["errors"]
        assert draft.document_rules.count() == rules - 1
        assert programme.published == before

        publish = reverse("admin:requests_app_programmeversion_publish", args=[draft.pk])
        page = manager.get(publish)
        assert "20,000" in page.text and "15,000" in page.text
        response = manager.post(publish, {"seen": page.context["seen"]})
        assert response.url == change_url(programme)
        now = programme.published
        assert (now, now.published_by) == (draft, cast.manager)

    def test_errors_lead_to_their_fields_and_take_the_focus(self, manager, programme):
        draft = self.begin(manager, programme)
        data = sent_as_shown(manager.get(change_url(draft)))
        data |= {"max_amount": "0", "questions-1-label": ""}
        page = manager.post(change_url(draft), data)
        assert page.status_code == 200
        summary = re.search(r'<div class="errornote s-errors".*?</div>', page.text, re.S)[0]
        assert "autofocus" in summary and 'role="alert"' in summary
        question = draft.questions.get(pk=data["questions-1-id"])
        for field, words in (("id_max_amount", ""), ("id_questions-1-label", str(question))):
            link = re.search(rf'<a href="#{field}">([^<]*)</a>', summary)
            assert words in html.unescape(link[1])
            assert page.text.count(f'id="{field}"') == 1
        assert "change_form.js" not in page.text, "it takes the focus to the first field"
        assert "s-errors" not in manager.get(change_url(draft)).text

    def test_each_box_that_deletes_names_its_row(self, manager, programme):
        draft = self.begin(manager, programme)
        page = manager.get(change_url(draft))
        labels = re.findall(r'<label[^>]* for="id_\w+-\d+-DELETE">([^<]*)</label>', page.text)
        assert len(labels) == len(set(labels)) > 5
        assert any(str(draft.questions.first()) in html.unescape(label) for label in labels)

    def test_there_is_a_way_back_from_publishing(self, manager, programme):
        draft = self.begin(manager, programme)
        publish = reverse("admin:requests_app_programmeversion_publish", args=[draft.pk])
        page = manager.get(publish).text
        submit = page[page.index('class="submit-row"') :]
        assert change_url(draft) in submit

    def test_what_was_changed_is_called_changed(self, manager, programme):
        """Django's own Arabic says that it was added."""
        draft = self.begin(manager, programme)
        data = sent_as_shown(manager.get(change_url(draft))) | {"max_amount": "15000"}
        page = manager.post(change_url(draft), data, follow=True)
        said = [str(message) for message in page.context["messages"]]
        assert len(said) == 1 and "إضافة" not in said[0] and "حُفظ" in said[0]

    def test_what_was_not_read_is_not_published(self, manager, programme):
        draft = self.begin(manager, programme)
        publish = reverse("admin:requests_app_programmeversion_publish", args=[draft.pk])
        seen = manager.get(publish).context["seen"]
        draft.questions.filter(code="story").delete()
        assert manager.post(publish, {"seen": seen}).url == publish
        assert programme.draft == draft

    def test_a_published_one_is_only_shown(self, manager, programme):
        page = manager.get(change_url(programme.published))
        assert page.status_code == 200
        assert 'name="max_amount"' not in page.text and 'name="questions-0-label"' not in page.text
        assert manager.post(change_url(programme.published), {"max_amount": "1"}).status_code == 403

    def test_code_and_kind_of_a_published_question_stay(self, manager, programme):
        draft = self.begin(manager, programme)
        page = manager.get(change_url(draft))
        data = sent_as_shown(page)
        lines = page.context["inline_admin_formsets"][0].formset.forms
        line = next(line for line in lines if line.instance.code == "landlord")
        data |= {line.add_prefix("kind"): "date", line.add_prefix("label"): "من المؤجّر؟"}
        assert manager.post(change_url(draft), data).status_code == 302
        question = draft.questions.get(code="landlord")
        assert (question.kind, question.label) == ("text", "من المؤجّر؟")

    def test_a_paper_out_of_use_is_not_offered(self, manager, programme):
        DocumentType.objects.filter(code="school-letter").update(is_retired=True)
        page = manager.get(change_url(self.begin(manager, programme)))
        offered = page.context["inline_admin_formsets"][1].formset.empty_form.fields["type"]
        codes = {kind.code for kind in offered.queryset}
        assert "pension" in codes and "school-letter" not in codes

    def test_its_history_has_what_was_taken_out(self, manager, programme):
        draft = self.begin(manager, programme)
        draft.questions.get(code="story").delete()
        page = manager.get(reverse("admin:requests_app_programmeversion_history", args=[draft.pk]))
        ends = [step.is_end for _heading, steps in page.context["parts"] for step in steps]
        assert ends.count(True) == 1

    def test_only_by_post_and_by_a_manager(self, client, manager, cast, programme):
        url = reverse("admin:requests_app_programme_draft", args=[programme.pk])
        assert manager.get(url).status_code == 405
        draft = self.begin(manager, programme)
        client.force_login(cast.officer)
        publish = reverse("admin:requests_app_programmeversion_publish", args=[draft.pk])
        assert {client.post(url).status_code, client.post(publish).status_code} == {403}


@pytest.mark.policy("DG-1")
class TestWhatWouldBreakALivePage:
    """What no form could live with is refused before it can be published."""

    @pytest.fixture
    def programme(self, db):
        return Programme.objects.create(code="devices", name="أجهزة", order=9)

    def data(self, programme, **changed):
        return {
            "programme": programme.pk,
            "max_amount": "6000",
            "max_months": "1",
            "registers_months": "0",
            "payee_kind": "bank",
            "questions-TOTAL_FORMS": "2",
            "questions-INITIAL_FORMS": "0",
            "questions-0-code": "price",
            "questions-0-order": "1",
            "questions-0-kind": "amount",
            "questions-0-label": "كم ثمنه؟",
            "questions-0-is_required": "on",
            "questions-0-role": "amount",
            "questions-1-code": "which",
            "questions-1-order": "2",
            "questions-1-kind": "choice",
            "questions-1-label": "أي جهاز؟",
            "questions-1-choices": "chair|كرسي\nbed|سرير",
            "questions-1-is_required": "on",
            "document_rules-TOTAL_FORMS": "0",
            "document_rules-INITIAL_FORMS": "0",
            "reasons-TOTAL_FORMS": "0",
            "reasons-INITIAL_FORMS": "0",
        } | changed

    def post(self, manager, programme, **changed):
        url = reverse("admin:requests_app_programmeversion_add")
        return manager.post(url, self.data(programme, **changed))

    def test_a_sound_first_version_is_kept_and_published(self, manager, programme):
        assert f"?programme={programme.pk}" in manager.get(change_url(programme)).text
        assert self.post(manager, programme).status_code == 302
        assert programme.draft.questions.count() == 2
        publish = reverse("admin:requests_app_programmeversion_publish", args=[programme.draft.pk])
        seen = manager.get(publish).context["seen"]
        manager.post(publish, {"seen": seen})
        assert programme in Programme.objects.open()

    @pytest.mark.parametrize(
        "changed",
        [
            {"max_amount": "0"},
            {"max_amount": "-5"},
            {"max_months": "0"},
            {"questions-1-choices": ""},
            {"questions-1-choices": "كرسي"},
            {"questions-1-choices": "كرسي\nكرسي"},
            {"questions-1-choices": "كرسي", "questions-1-kind": "several"},
            {"questions-1-choices": "a|كرسي\na|سرير"},
            {"questions-1-choices": "|كرسي\nb|سرير"},
            {"questions-1-role": "amount"},
            {"questions-1-role": "amount", "questions-1-kind": "amount"},
        ],
        ids=str,
    )
    def test_the_others_get_a_sentence(self, manager, programme, changed):
        page = self.post(manager, programme, **changed)
        assert page.status_code == 200
        assert page.context["errors"]
        assert programme.draft is None


ENGLISH = re.compile(r'(?:alt|title|aria-label|placeholder|value)="([A-Z][a-z]+)"')


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_no_list_speaks_english_to_who_hears_it(manager, model):
    page = manager.get(
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    )
    assert ENGLISH.findall(page.text) == []


def test_a_text_is_called_by_its_words(manager):
    page = manager.get(reverse("admin:texts_wording_text", args=["form.six_digits"]))
    for part in ("title", "h1"):
        words = re.search(rf"<{part}[^>]*>(.*?)</{part}>", page.text, re.S)[1]
        assert "اكتب الأرقام الستة" in words and "form.six_digits" not in words


def test_roles_are_filtered_by_their_names(manager):
    page = manager.get(reverse("admin:accounts_user_changelist"))
    assert f">{Role.OFFICER.value}<" not in page.text.replace("\n", "").replace(" ", "")
    officers = manager.get(reverse("admin:accounts_user_changelist"), {"role": Role.OFFICER.value})
    assert officers.status_code == 200
    assert all(user.has_role(Role.OFFICER) for user in officers.context["cl"].result_list)


def test_the_database_refuses_a_cap_of_nothing(db):
    from django.db import IntegrityError, connection, transaction

    programmes.draft()
    for column in ("max_amount", "max_months"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE requests_app_programmeversion SET {column} = 0 WHERE status = 'draft'"
            )


HOSTILE = (
    "\x00",
    "a\x00b",
    "9" * 40,
    "-1",
    "x" * 5000,
    "2026-13-45",
    "\ud800",
    "' OR 1=1",
    "[",
    "%",
)
# What the framework reads from the address of a list, whatever the list.
ASKED = ("q", "o", "p", "all", "e", "_to_field", "_popup", "_changelist_filters", "pk", "nothing")


def filters(model_admin):
    """Every name under which the list of this model takes a filter."""
    for entry in model_admin.list_filter:
        entry = entry[0] if isinstance(entry, tuple) else entry
        name = entry if isinstance(entry, str) else entry.parameter_name
        yield from (name, f"{name}__exact", f"{name}__in", f"{name}__gte", f"{name}__isnull")
    if model_admin.date_hierarchy:
        yield from (f"{model_admin.date_hierarchy}__{part}" for part in ("year", "month", "day"))


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_no_query_breaks_a_list(manager, model, monkeypatch):
    # Each row carries the query on: of the second page's rows none is another than of the first's.
    monkeypatch.setattr(admin.site._registry[model], "list_per_page", 2)
    manager.raise_request_exception = False
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    broken = []
    for name in (*ASKED, "id__exact", "id__in", *filters(admin.site._registry[model])):
        for value in HOSTILE:
            query = urlencode({name: value}, errors="surrogatepass")
            if manager.get(f"{address}?{query}").status_code >= 500:
                broken.append((name, value[:20]))
    assert broken == []
