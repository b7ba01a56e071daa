"""Colleagues and branches by name, and the titles of women."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from beneficiaries.enums import Relation, Standing
from requests_app.committee import letters, quorum
from requests_app.committee.enums import Presence
from sanad.accounts.enums import Gender, Role
from sanad.accounts.models import BY_NAME, Branch, User
from sanad.contact import perms as contact_perms
from sanad.lib.texts import text
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db

NAMES = ["هدى سالم", "أسماء ناصر", "زيد", "اسماء علي", "ياسر", "إيمان", "عبد الله", "بدر", "آمنة"]
IN_ORDER = [
    "اسماء علي", "أسماء ناصر", "آمنة", "إيمان", "بدر", "زيد", "عبد الله", "هدى سالم", "ياسر",
]  # fmt: skip


def test_people_are_listed_as_the_alphabet_goes():
    for name in NAMES:
        UserFactory(name=name, researcher=True)
        BranchFactory(name=f"فرع {name}")
    staff = User.objects.filter(name__in=NAMES).order_by(*BY_NAME)
    assert [user.name for user in staff] == IN_ORDER
    for listed in (quorum.researchers(), contact_perms.researchers()):
        assert [user.name for user in listed if user.name in NAMES] == IN_ORDER
    branches = Branch.objects.filter(name__in=[f"فرع {name}" for name in NAMES])
    assert [branch.name for branch in branches] == [f"فرع {name}" for name in IN_ORDER]


def test_a_name_changed_is_folded_anew():
    user = UserFactory(name="أحمد")
    user.name = "إبراهيم"
    user.save()
    assert User.objects.get(pk=user.pk).folded == "ابراهيم"


def test_the_committee_is_listed_with_the_chair_first():
    chair = UserFactory(name="يوسف", chair=True)
    others = [UserFactory(name=name, member=True) for name in ("هدى", "أسماء", "بدر")]
    names = [user.name for user in quorum.members() if user in [chair, *others]]
    assert names == ["يوسف", "أسماء", "بدر", "هدى"]


TITLES = {
    Role.OFFICER: ("موظف علاقات المستفيدين", "موظفة علاقات المستفيدين"),
    Role.DELEGATE: ("مندوب الفرع", "مندوبة الفرع"),
    Role.RESEARCHER: ("الباحث الاجتماعي", "الباحثة الاجتماعية"),
    Role.MEMBER: ("عضو لجنة البحث", "عضوة لجنة البحث"),
    Role.CHAIR: ("رئيس لجنة البحث", "رئيسة لجنة البحث"),
    Role.SECRETARY: ("أمين لجنة البحث", "أمينة لجنة البحث"),
    Role.PROVIDER: ("مقدم الخدمة", "مقدمة الخدمة"),
    Role.MANAGER: ("المدير", "المديرة"),
    Role.AUDITOR: ("المراجع", "المراجعة"),
    Role.BOARD: ("عضو مجلس الإدارة", "عضوة مجلس الإدارة"),
}


@pytest.mark.parametrize("role", Role)
def test_every_role_has_the_title_of_a_woman(role):
    of_a_man, of_a_woman = TITLES[role]
    with override("ar"):
        assert role.label_for(Gender.MALE) == role.label_for("") == of_a_man
        assert role.label_for(Gender.FEMALE) == of_a_woman
    with override("en"):
        assert role.label_for(Gender.FEMALE) == role.label_for(Gender.MALE)


@pytest.mark.parametrize(
    ("title", "of_a_man", "of_a_woman"),
    [
        (Presence.PRESENT, "حاضر", "حاضرة"),
        (Presence.EXCUSED, "معتذر", "معتذرة"),
        (Presence.ABSENT, "غائب", "غائبة"),
        (Presence.LEFT, "منصرف", "منصرفة"),
        (Relation.HEAD, "رب الأسرة", "ربة الأسرة"),
        (Relation.SPOUSE, "زوج", "زوجة"),
        (Relation.CHILD, "ابن", "ابنة"),
        (Relation.PARENT, "أب", "أم"),
        (Relation.SIBLING, "أخ", "أخت"),
        (Relation.OTHER, "قريب آخر", "قريبة أخرى"),
        (Standing.SUSPENDED, "موقوف مؤقتًا", "موقوفة مؤقتًا"),
        (Standing.GOOD, "علاقة سليمة", "علاقة سليمة"),
    ],
)
def test_what_somebody_is_follows_their_gender(title, of_a_man, of_a_woman):
    with override("ar"):
        assert title.label_for(Gender.MALE) == of_a_man
        assert title.label_for(Gender.FEMALE) == of_a_woman


def test_a_womans_title_stands_on_the_page_and_under_the_letter(client):
    chair = UserFactory(name="نورة", gender="f", chair=True)
    client.force_login(chair)
    page = client.get(reverse("workbench:today")).text
    assert "رئيسة لجنة البحث" in page and "رئيس لجنة البحث" not in page
    with override("ar"):
        assert letters._chair(chair) == ("رئيسة لجنة البحث", "نورة")
        assert text("minutes.chair", to=chair, name=chair) == "نورة (رئيسةً)"


@pytest.mark.parametrize(
    ("gender", "died"), [("f", "متوفاة، رحمها الله"), ("m", "متوفى، رحمه الله")]
)
def test_who_died_is_spoken_of_by_their_gender(client, cast, gender, died):
    somebody = PersonFactory(gender=gender, died_on="2026-01-01")
    client.force_login(cast.officer)
    response = client.get(reverse("people:search"), {"q": somebody.identity_number})
    assert died in response.text
