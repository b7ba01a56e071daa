"""The admin: managers keep catalogues and colleagues in it, and nobody moves or deletes a case."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from sanad.accounts.enums import Role
from sanad.accounts.models import User
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
    found = manager.get(reverse(f"{name}_changelist"))
    assert found.status_code == 200
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
            "password1": "a-rather-long-secret",
            "password2": "a-rather-long-secret",
            "groups": [Group.objects.get(name=Role.OFFICER).pk],
        },
    )
    assert response.status_code == 302, response.context["adminform"].errors
    sara = User.objects.get(username="sara")
    assert sara.is_staff and sara.roles == {Role.OFFICER} and not sara.is_superuser
    assert sara.check_password("a-rather-long-secret")
    change = reverse("admin:accounts_user_change", args=[sara.pk])
    page = manager.get(change)
    assert "is_superuser" not in page.text and "user_permissions" not in page.text
    assert "موظف" in page.text or "Relations officer" in page.text
    response = manager.post(
        change,
        {
            "username": "sara",
            "name": "سارة العنزي",
            "gender": "f",
            "groups": [Group.objects.get(name=Role.DELEGATE).pk],
            "is_superuser": "on",
        },
    )
    assert response.status_code == 302
    sara = User.objects.get(username="sara")
    assert (sara.is_active, sara.is_superuser, sara.roles) == (False, False, frozenset())
    assert sara.groups.get().name == Role.DELEGATE
    password = reverse("admin:auth_user_password_change", args=[sara.pk])
    assert manager.get(password).status_code == 200


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
    told = [
        (event.pgh_label, event.group.name, event.pgh_context["user"])
        for event in UserRoleEvent.objects.filter(user=colleague, pgh_context__user__gt=0)
    ]
    assert sorted(told) == [
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


def test_a_programme_with_its_questions_and_papers_is_kept(manager):
    programme = apps.get_model("requests_app", "Programme").objects.first()
    url = reverse("admin:requests_app_programme_change", args=[programme.pk])
    page = manager.get(url)
    form = page.context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value not in (None, False)}
    for inline in page.context["inline_admin_formsets"]:
        formset = inline.formset
        data |= {
            f"{formset.prefix}-{name}": formset.management_form[name].value()
            for name in formset.management_form.fields
        }
        for line in formset.forms:
            data |= {
                line.add_prefix(name): line[name].value()
                for name in line.fields
                if line[name].value() not in (None, False)
            }
    data["summary"] = "سطر جديد"
    rules = programme.document_rules.count()
    removed = next(i for i in page.context["inline_admin_formsets"] if i.formset.can_delete)
    data[f"{removed.formset.prefix}-0-DELETE"] = "on"
    response = manager.post(url, data)
    assert response.status_code == 302, response.context["errors"]
    programme.refresh_from_db()
    assert programme.summary == "سطر جديد"
    assert programme.document_rules.count() == rules - 1


class TestWhatWouldBreakALivePage:
    """A programme is live the moment it is kept: what no form could live with is refused."""

    def data(self, **changed):
        return {
            "code": "devices",
            "name": "أجهزة",
            "is_open": "on",
            "max_amount": "6000",
            "max_months": "1",
            "payee_kind": "bank",
            "order": "9",
            "questions-TOTAL_FORMS": "2",
            "questions-INITIAL_FORMS": "0",
            "questions-0-code": "price",
            "questions-0-order": "1",
            "questions-0-kind": "amount",
            "questions-0-label": "كم ثمنه؟",
            "questions-0-is_required": "on",
            "questions-0-is_amount": "on",
            "questions-1-code": "which",
            "questions-1-order": "2",
            "questions-1-kind": "choice",
            "questions-1-label": "أي جهاز؟",
            "questions-1-choices": "chair|كرسي\nbed|سرير",
            "questions-1-is_required": "on",
            "document_rules-TOTAL_FORMS": "0",
            "document_rules-INITIAL_FORMS": "0",
        } | changed

    def post(self, manager, **changed):
        return manager.post(reverse("admin:requests_app_programme_add"), self.data(**changed))

    def test_a_sound_one_is_kept(self, manager):
        assert self.post(manager).status_code == 302
        programme = apps.get_model("requests_app", "Programme").objects.get(code="devices")
        assert programme.questions.count() == 2

    @pytest.mark.parametrize(
        "changed",
        [
            {"max_amount": "0"},
            {"max_amount": "-5"},
            {"max_months": "0"},
            {"questions-1-choices": ""},
            {"questions-1-choices": "كرسي"},
            {"questions-1-choices": "كرسي\nكرسي"},
            {"questions-1-choices": "a|كرسي\na|سرير"},
            {"questions-1-choices": "|كرسي\nb|سرير"},
            {"questions-1-is_amount": "on"},
            {"questions-1-is_amount": "on", "questions-1-kind": "amount"},
        ],
        ids=str,
    )
    def test_the_others_get_a_sentence(self, manager, changed):
        page = self.post(manager, **changed)
        assert page.status_code == 200
        assert page.context["errors"]
        assert not apps.get_model("requests_app", "Programme").objects.filter(code="devices")

    def test_roles_are_filtered_by_their_names(self, manager):
        page = manager.get(reverse("admin:accounts_user_changelist"))
        from sanad.accounts.enums import Role

        assert f">{Role.OFFICER.value}<" not in page.text.replace("\n", "").replace(" ", "")
        found = manager.get(reverse("admin:accounts_user_changelist"), {"role": Role.OFFICER.value})
        assert found.status_code == 200
        assert all(user.has_role(Role.OFFICER) for user in found.context["cl"].result_list)


def test_the_database_refuses_a_cap_of_nothing(db):
    from django.db import IntegrityError, connection, transaction

    for column in ("max_amount", "max_months"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE requests_app_programme SET {column} = 0")
