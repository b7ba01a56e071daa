"""Free and invited ratings apart; no script, colleague or household moves a figure (DG-6c+)."""

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from requests_app.intake.enums import LIFE
from sanad.accounts.models import User
from sanad.guarded import kin
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from surveys import answers, households, invitations, results, sealing
from surveys.models import Answer, CellSum, Invitation, QuestionSum, StagedAnswer, Survey
from tests.factories import requests
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory, identity
from tests.factories.surveys import answered, branch, give, invitation

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-6c")]
BEST, WORST = {"courtesy": 5}, {"courtesy": 1}


class TestApart:
    def test_a_script_moves_no_figure(self):
        answered(5, BEST)
        answers.release()
        before = results.figures()
        for _ in range(200):
            give(None, WORST)
        answers.release()
        after = results.figures()
        assert (after.total, after.steps, after.questions, after.months, after.branches) == (
            *(before.total, before.steps, before.questions, before.months, before.branches),
        )
        assert (after.free.answers, after.free.percent) == (200, 0)
        assert results.satisfied() == 100 and results.satisfied(step="visit") is None

    def test_free_ones_alone_are_no_figure(self):
        for _ in range(9):
            give(None, BEST)
        answers.release()
        shown = results.figures()
        assert shown.total is None and shown.free.answers == 9

    def test_under_five_nothing_is_said_of_the_free_ones(self):
        answered(5, BEST)
        for _ in range(4):
            give(None, WORST)
        answers.release()
        assert results.figures().free is None

    def test_the_sums_are_kept_apart(self):
        answered(5, BEST)
        for _ in range(6):
            give(None, WORST)
        answers.release()
        assert dict(CellSum.objects.values_list("is_invited", "answers")) == {True: 5, False: 6}
        assert dict(QuestionSum.objects.values_list("is_invited", "points")) == {True: 25, False: 6}

    def test_the_page_says_so(self, client, cast):
        answered(5, BEST)
        for _ in range(6):
            give(None, WORST)
        answers.release()
        client.force_login(cast.manager)
        page = client.get(reverse("surveys:results"))
        assert page.context["results"].free.answers == 6
        assert "6" in page.content.decode().split("s-note")[-1]

    def test_invited_and_free_ones_are_no_company_in_the_database(self):
        row = "(gen_random_uuid(), 'visit', 'week', '2026-11-22', '{\"courtesy\": 4}', %s, %s)"
        survey = Survey.objects.current().pk
        sql = """INSERT INTO surveys_answer
            (id, step, period, begins_on, scores, survey_id, is_invited) VALUES """
        rows = [row % (survey, invited) for invited in ("true", "true", "true", "false", "false")]
        with pytest.raises(IntegrityError) as refusal, transaction.atomic(), acting(None):
            with connection.cursor() as cursor:
                cursor.execute(sql + ", ".join(rows))
        assert constraint_of(refusal.value) == "answer_in_fives"


class TestLimits:
    """A browser, and a network; invited people are not counted at all."""

    def start(self, client, **more):
        return client.post(reverse("surveys:open"), {"step": "general"}, **more).status_code

    def test_one_browser(self, client):
        cache.clear()
        agent = {"HTTP_USER_AGENT": "a script"}
        assert [self.start(client, **agent) for _ in range(60)] == [302] * 60
        assert self.start(client, **agent) == 429
        # The tablet beside it goes on.
        assert self.start(client, HTTP_USER_AGENT="a tablet") == 302

    def test_one_network(self, client):
        cache.clear()
        statuses = [self.start(client, HTTP_USER_AGENT=f"script {n}") for n in range(121)]
        assert statuses == [302] * 120 + [429]

    def test_an_invited_person_is_let_in_all_the_same(self, client):
        cache.clear()
        for n in range(121):
            self.start(client, HTTP_USER_AGENT=f"script {n}")
        address = reverse("surveys:invited", args=[sealing.token_of(invitation().pk)])
        assert client.get(address).status_code == 302


class TestHouseholds:
    def answered_by(self, *people, scores=BEST):
        for person in people:
            assert give(invitation(person=person, place=branch()), scores)

    def test_five_of_one_household_are_no_five(self):
        home = HouseholdFactory()
        self.answered_by(*(PersonFactory(household=home) for _ in range(5)))
        assert answers.release() == 0 and StagedAnswer.objects.count() == 5

    def test_a_household_counts_once(self):
        home = HouseholdFactory()
        self.answered_by(*(PersonFactory(household=home) for _ in range(3)), scores=WORST)
        self.answered_by(*(PersonFactory() for _ in range(3)))
        assert answers.release() == 0  # four households
        self.answered_by(PersonFactory())
        assert answers.release() == 5
        assert sorted(a.scores["courtesy"] for a in Answer.objects.all()) == [1, 5, 5, 5, 5]
        # All went with the batch: nothing tells which of the three counted.
        assert not StagedAnswer.objects.exists()
        assert Invitation.objects.filter(is_used=True).count() == 7

    def test_one_person_who_was_asked_twice_is_one(self):
        person = PersonFactory()
        self.answered_by(person, person, *(PersonFactory() for _ in range(3)))
        assert answers.release() == 0

    def test_the_lot_favours_nobody(self):
        """Over many batches each of two is the one that counts about as often."""
        firsts = 0
        for _ in range(40):
            home = HouseholdFactory()
            self.answered_by(PersonFactory(household=home), scores={"courtesy": 2})
            self.answered_by(PersonFactory(household=home), scores={"courtesy": 3})
            earlier = set(Answer.objects.values_list("pk", flat=True))
            self.answered_by(*(PersonFactory() for _ in range(4)))
            assert answers.release() == 5
            scores = [a.scores["courtesy"] for a in Answer.objects.exclude(pk__in=earlier)]
            firsts += 2 in scores
        assert 8 < firsts < 32

    def test_nothing_of_it_is_stored(self):
        columns = {f.name for f in StagedAnswer._meta.concrete_fields}
        assert columns == {"fingerprint", "sealed"}
        assert not {"household", "person"} & {f.name for f in Answer._meta.concrete_fields}


class TestColleagues:
    def family_of(self, **role):
        """A colleague's brother, known by the identity that she gave."""
        number = identity(66_000_001)
        colleague = UserFactory(kin_key="", **role)
        with acting(colleague.pk):
            kin.say(colleague, own=identity(66_000_000), relatives={"sibling": [number]})
        return PersonFactory(identity_number=number)

    def test_own_file_relative_and_whoever_lives_with_them(self):
        colleague = UserFactory(officer=True, mobile="+966550009999")
        by_mobile = PersonFactory(mobile="+966550009999")
        by_account = PersonFactory(account=User.objects.get(pk=colleague.pk))
        brother = self.family_of(officer=True)
        wife = PersonFactory(household=brother.household)
        stranger = PersonFactory()
        people = {p.pk for p in (by_mobile, by_account, brother, wife, stranger)}
        assert households.of_colleagues(people) == people - {stranger.pk}

    def test_they_are_not_invited(self, cast):
        applicant, brother = PersonFactory(), self.family_of(officer=True)
        for person in (applicant, brother):
            case = requests.draft(person=person)
            with acting(None):
                LIFE.write_log(case, "accept", by=None)
        assert invitations.invite() == 1
        assert Invitation.objects.get().person == applicant
        assert invitations.invite() == 0

    def test_what_they_answer_goes_nowhere(self):
        """Also where they were invited before the colleague gave them."""
        brother = PersonFactory(identity_number=identity(66_000_001))
        give(invitation(person=brother, place=branch()), BEST)
        answered(4, WORST)
        self_given = UserFactory(officer=True, kin_key="")
        with acting(self_given.pk):
            kin.say(
                self_given,
                own=identity(66_000_000),
                relatives={"uncle": [identity(66_000_001)]},
            )
        assert answers.release() == 0
        answered(1, WORST)
        assert answers.release() == 5
        assert results.figures().total.percent == 0
        assert not StagedAnswer.objects.exists()
