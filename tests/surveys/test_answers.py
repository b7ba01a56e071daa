"""Answers wait sealed, replace one another, and go out in fives."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from surveys import answers, sealing
from surveys.enums import RatedStep
from surveys.models import Answer, CellSum, Invitation, QuestionSum, StagedAnswer, Survey
from tests.factories.surveys import SCORES, answered, branch, give, invitation

pytestmark = pytest.mark.django_db


def cells():
    fields = ("step", "branch__name", "programme__code", "period", "begins_on")
    return {
        (step, place, programme, period, str(day))
        for step, place, programme, period, day in Answer.objects.values_list(*fields)
    }


@pytest.mark.policy("DG-5")
def test_four_wait_and_five_go(calendar):
    invitations = answered(4)
    assert answers.release() == 0 and Answer.objects.count() == 0
    invitations += answered(1)
    assert answers.release() == 5
    assert StagedAnswer.objects.count() == 0
    assert cells() == {("decision", "الفرع الرئيس", "rent", "week", "2026-11-22")}
    assert Invitation.objects.filter(is_used=True).count() == 5
    assert answers.release() == 0


def test_no_invitation_is_marked_before_the_batch_goes():
    answered(4)
    answers.release()
    assert not Invitation.objects.filter(is_used=True).exists()


def test_only_those_who_answered_are_marked():
    silent = invitation()
    answered(5)
    answers.release()
    silent.refresh_from_db()
    assert not silent.is_used


@pytest.mark.policy("DG-6c")
def test_a_second_answer_replaces_the_first():
    invitations = answered(5)
    assert give(invitations[0], {"courtesy": 1})
    assert StagedAnswer.objects.count() == 5
    answers.release()
    assert Answer.objects.filter(scores={"courtesy": 1}).count() == 1
    assert Answer.objects.count() == 5


def test_a_second_answer_after_the_release_is_not_counted_again():
    invitations = answered(5)
    answers.release()
    assert not give(invitations[0])
    assert StagedAnswer.objects.count() == 0


def test_what_waits_cannot_be_read_without_the_key(settings):
    first, second = invitation(), invitation()
    give(first, {"courtesy": 1})
    give(second, SCORES)
    rows = list(StagedAnswer.objects.values_list("fingerprint", "sealed"))
    assert len({len(sealed) for _, sealed in rows}) == 1  # skipped or not, of one length
    for fingerprint, sealed in rows:
        assert first.pk.hex not in fingerprint and sealing.token_of(first.pk) not in fingerprint
        assert "courtesy" not in sealed
    settings.SURVEY_HASH_KEY = "another key"
    with pytest.raises(sealing.Broken):
        sealing.unseal(rows[0][1])
    assert answers.release() == 0  # logged, left where it is


def test_a_seal_bears_no_moment():
    import base64

    sealed = sealing.seal({"x": 1})
    assert base64.urlsafe_b64decode(sealed)[1:9] == bytes(8)


def test_invited_and_free_ratings_keep_company_among_themselves():
    """Four ratings of an insider beside one of a beneficiary would give the fifth away."""
    place = branch()
    answered(1, step=RatedStep.VISIT, programme=None, place=place)
    for _ in range(4):
        give(step=RatedStep.VISIT, branch=place.pk)
    assert answers.release() == 0
    give(step=RatedStep.VISIT, branch=place.pk)
    assert answers.release() == 5
    assert StagedAnswer.objects.count() == 1


def test_small_cells_are_placed_less_precisely_once_their_week_is_over(calendar):
    answered(3, place=branch("فرع الشمال"))
    answered(2, place=branch("فرع الوادي"))
    assert answers.release() == 0
    calendar.move_to("2026-11-29")
    assert answers.release() == 5
    assert cells() == {("decision", None, "rent", "week", "2026-11-22")}


def test_then_without_the_programme(calendar):
    answered(3, programme="rent")
    answered(2, programme="electricity")
    calendar.move_to("2026-11-29")
    assert answers.release() == 5
    assert cells() == {("decision", None, None, "week", "2026-11-22")}


def test_then_by_month(calendar):
    calendar.move_to("2026-11-10")
    answered(3)
    calendar.move_to("2026-11-22")
    answered(2)
    calendar.move_to("2026-11-30")
    assert answers.release() == 0
    calendar.move_to("2026-12-01")
    assert answers.release() == 5
    assert cells() == {("decision", None, None, "month", "2026-11-01")}


def test_and_at_last_by_year(calendar):
    calendar.move_to("2026-03-10")
    answered(3)
    calendar.move_to("2026-11-22")
    answered(2, step=RatedStep.VISIT, programme=None)
    calendar.move_to("2026-12-31")
    assert answers.release() == 0
    calendar.move_to("2027-01-01")
    assert answers.release() == 5
    assert cells() == {(None, None, None, "year", "2026-01-01")}


def test_a_full_cell_keeps_its_precision_beside_a_small_one(calendar):
    answered(5, place=branch("فرع الشمال"))
    answered(4, place=branch("فرع الوادي"))
    calendar.move_to("2026-11-29")
    assert answers.release() == 5
    assert cells() == {("decision", "فرع الشمال", "rent", "week", "2026-11-22")}


@pytest.mark.parametrize("scores", [{}, {"courtesy": 0}, {"courtesy": 6}, {"courtesy": None}])
def test_a_score_is_one_of_five(scores):
    with pytest.raises(ValueError):
        give(invitation(), scores)


def test_weeks_begin_on_sunday():
    assert answers.week_of(date(2026, 11, 22)) == date(2026, 11, 22)
    assert answers.week_of(date(2026, 11, 28)) == date(2026, 11, 22)


ROW = "(gen_random_uuid(), 'visit', 'week', '2026-11-22', '{\"courtesy\": 4}', %s)"
INSERT = "INSERT INTO surveys_answer (id, step, period, begins_on, scores, survey_id) VALUES "


@pytest.mark.parametrize(
    ("rule", "sql"),
    [
        ("answer_in_fives", INSERT + ", ".join([ROW] * 4)),
        (
            "answer_in_fives",
            INSERT + ", ".join([ROW] * 5 + [ROW.replace("visit", "decision")]),
        ),
        ("answer_in_fives", INSERT + ", ".join([ROW] * 4 + [ROW.replace("11-22", "11-15")])),
        ("answer_scores_one_to_five", INSERT + ", ".join([ROW.replace("4", "6")] * 5)),
        ("answer_scores_one_to_five", INSERT + ", ".join([ROW.replace("4", '"x"')] * 5)),
        (
            "answer_scores_one_to_five",
            INSERT + ", ".join([ROW.replace('{"courtesy": 4}', "{}")] * 5),
        ),
        ("answer_is_insert_only", "UPDATE surveys_answer SET id = gen_random_uuid()"),
        ("cellsum_with_the_answers", "UPDATE surveys_cellsum SET good = good + 1"),
        ("questionsum_with_the_answers", "UPDATE surveys_questionsum SET points = 1"),
        (
            "questionsum_with_the_answers",
            "INSERT INTO surveys_questionsum (survey_id, month, question, scores, good, points)"
            " VALUES (%s, '2026-01-01', 'courtesy', 5, 5, 25)",
        ),
        ("invitation_keeps_its_step", "UPDATE surveys_invitation SET about_id = 999999"),
        ("invitation_keeps_its_step", "UPDATE surveys_invitation SET lookup = id::text"),
    ],
)
def test_held_by_the_database(rule, sql):
    answered(5)
    answers.release()
    sql = sql.replace("%s", str(Survey.objects.current().pk))
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with acting(None), connection.cursor() as cursor:
            cursor.execute(sql)
    assert constraint_of(refusal.value) == rule


def test_the_sums_are_those_of_the_answers():
    """Batch after batch, in cells of every precision."""
    survey = Survey.objects.current().pk
    other = ROW.replace('{"courtesy": 4}', '{"courtesy": 2, "trust": 5}')
    undated = other.replace("'week', '2026-11-22'", "'year', '2026-01-01'")
    for rows in ([ROW] * 5 + [other] * 5, [other] * 6, [undated] * 5):
        with acting(None), connection.cursor() as cursor:
            cursor.execute((INSERT + ", ".join(rows)) % ((survey,) * len(rows)))
    cells = CellSum.objects.order_by("month").values_list(
        "month", "is_dated", "step", "answers", "scores", "good", "points"
    )
    assert list(cells) == [
        (date(2026, 1, 1), False, "visit", 5, 10, 5, 35),
        (date(2026, 11, 1), True, "visit", 16, 27, 16, 97),
    ]
    of_questions = QuestionSum.objects.order_by("month", "question").values_list(
        "month", "question", "scores", "good", "points"
    )
    assert list(of_questions) == [
        (date(2026, 1, 1), "courtesy", 5, 0, 10),
        (date(2026, 1, 1), "trust", 5, 5, 25),
        (date(2026, 11, 1), "courtesy", 16, 5, 42),
        (date(2026, 11, 1), "trust", 11, 11, 55),
    ]


def test_five_at_once_are_let_in():
    with acting(None), connection.cursor() as cursor:
        cursor.execute((INSERT + ", ".join([ROW] * 5)) % ((Survey.objects.current().pk,) * 5))
    assert Answer.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_answers_that_come_while_others_go_are_counted_once():
    invitations = [invitation() for _ in range(12)]
    errors = []

    def work(act):
        try:
            for _ in range(15):
                act()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    def give_all():
        for each in invitations:
            give(each)

    threads = [threading.Thread(target=work, args=[act]) for act in (give_all, answers.release)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    counted = Answer.objects.count()
    assert counted == Invitation.objects.filter(is_used=True).count()
    assert counted + StagedAnswer.objects.count() == 12
