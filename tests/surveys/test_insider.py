"""An insider reads every table and every log, all the time, as the database's owner, without the
keys. They link an answer to an invitation no better than one in the size of its cell (DG-6c+).
"""

import logging
import random
import re
from collections import Counter

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse

from surveys import answers, sealing
from surveys.models import Answer, Invitation, StagedAnswer
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory
from tests.factories.surveys import branch, give, invitation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.policy("DG-6c")]

CODES = ("courtesy", "clarity", "answer", "speed", "trust")


def everything(owner):
    """Every row of every table with its traces: {table: [(xmin, ctid, row as text)]}."""
    owner.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    seen = {}
    for (table,) in owner.fetchall():
        owner.execute(f'SELECT xmin::text, ctid::text, t::text FROM public."{table}" t')
        seen[table] = owner.fetchall()
    return seen


def fill_in(client, address, scores):
    """A person fills in the sheet behind `address`, page by page."""
    assert client.get(address).status_code == 302
    for number, score in enumerate(scores, 1):
        page = reverse("surveys:question", args=[number])
        assert client.post(page, {"score": score, "go": "next"}).status_code == 302


def scores_of(number):
    """Scores that tell the answers apart, so that the test can know what the insider cannot."""
    return [number + 1, 1 + number % 2, 3, 4, 5]


def test_the_insider_watches_every_step(owner, client, caplog, django_db_blocker):
    caplog.set_level(logging.DEBUG)
    place = None
    invitations = []
    for _ in range(5):
        made = invitation(place=place)
        place = made.branch
        invitations.append(made)
    random.shuffle(invitations)  # the order of answering is not that of the ids
    before = everything(owner)
    watched = [before]
    for number, each in enumerate(invitations):
        client.cookies.clear()
        if number % 2:  # some are signed in, which tempts a session to be written
            account = UserFactory(branch=None)
            PersonFactory(account=account)
            client.force_login(account)
        address = reverse("surveys:invited", args=[sealing.token_of(each.pk)])
        state = everything(owner)
        fill_in(client, address, scores_of(number))
        after = everything(owner)
        # Nothing but one sealed row was written, in a transaction that wrote nothing else.
        changed = {table for table in after if sorted(after[table]) != sorted(state[table])}
        assert changed == {"surveys_stagedanswer"}
        watched.append(after)
    assert Answer.objects.count() == 0
    waiting = " ".join(row for seen in watched for _, _, row in seen["surveys_stagedanswer"])
    for each in invitations:
        token = sealing.token_of(each.pk)
        for trace in (str(each.pk), each.pk.hex, token, each.lookup):
            assert trace not in waiting
    assert not re.search("|".join([*CODES, "decision", "2026"]), waiting)

    assert answers.release() == 5
    after = everything(owner)
    rows = after["surveys_answer"]
    # All five bear one transaction, and so do all five marks: five answers, five invitations.
    assert len({xmin for xmin, _, _ in rows}) == 1
    marked = [row for row in after["surveys_invitation"] if row not in before["surveys_invitation"]]
    assert len(marked) == 5 and len({xmin for xmin, _, _ in marked}) == 1
    assert after["surveys_stagedanswer"] == []
    # No answer's id, fingerprint or score stands anywhere else, history and sessions included.
    ids = [str(pk) for pk in Answer.objects.values_list("pk", flat=True)]
    elsewhere = " ".join(
        row for table, seen in after.items() if table != "surveys_answer" for _, _, row in seen
    )
    assert not any(pk in elsewhere or pk.replace("-", "") in elsewhere for pk in ids)
    answered_rows = " ".join(row for _, _, row in rows)
    for each in invitations:
        traces = (str(each.pk), each.lookup, sealing.token_of(each.pk))
        assert not any(trace in answered_rows for trace in traces)
    logged = caplog.text
    fingerprints = [sealing.fingerprint_of(sealing.token_of(each.pk)) for each in invitations]
    assert not any(trace in logged for trace in (*ids, *fingerprints))


def test_the_order_of_the_rows_tells_no_more_than_chance(owner):
    """Guess by place, by transaction and by id, over many batches: one in five, not better."""
    batches, size = 60, 5
    hits = Counter()
    place = None
    for _ in range(batches):
        earlier = {str(pk) for pk in Answer.objects.values_list("pk", flat=True)}
        invitations = [invitation(place=place) for _ in range(size)]
        place = invitations[0].branch
        random.shuffle(invitations)
        said = {}
        for number, each in enumerate(invitations):
            give(each, {"courtesy": number + 1})
            said[number + 1] = each.pk
        assert answers.release() == size
        owner.execute("SELECT id, scores->>'courtesy' FROM surveys_answer ORDER BY ctid")
        by_place = [int(score) for pk, score in owner.fetchall() if str(pk) not in earlier]
        owner.execute("SELECT id, scores->>'courtesy' FROM surveys_answer ORDER BY id")
        by_id = [int(score) for pk, score in owner.fetchall() if str(pk) not in earlier]
        asked = [each.pk for each in invitations]
        owner.execute(
            "SELECT id FROM surveys_invitation WHERE id::text = ANY(%s) ORDER BY ctid",
            [[str(pk) for pk in asked]],
        )
        by_mark = [pk for (pk,) in owner.fetchall()]
        guesses = {
            # (answers in an order, invitations in an order): the insider pairs them off
            "place, order of answering": (by_place, asked),
            "place, order of ids": (by_place, sorted(asked)),
            "place, order of marks": (by_place, by_mark),
            "id, order of answering": (by_id, asked),
            "id, order of marks": (by_id, by_mark),
        }
        for name, (scores, order) in guesses.items():
            hits[name] += sum(
                str(said[score]) == str(pk) for score, pk in zip(scores, order, strict=True)
            )
    tries = batches * size
    # One in five, and five standard deviations of luck.
    bound = tries / size + 5 * (tries * 0.2 * 0.8) ** 0.5
    assert all(count < bound for count in hits.values()), hits


def test_of_a_thousand_answers_none_is_told(owner):
    """The insider's try: of each of a thousand they know who gave it and when, and look after
    every release. Each answer lies among five households and more; the best guess is a lot."""
    chance = random.Random(11)
    places = [branch(name) for name in ("الفرع الرئيس", "فرع الشمال")]
    homes = [HouseholdFactory(branch=places[0]) for _ in range(300)]
    people = [PersonFactory(household=home) for home in homes for _ in range(2)]
    said, order = {}, []  # what nobody but this test knows; who answered, as the insider saw it
    batches, seen = [], set()
    for number in range(1_000):
        made = invitation(person=chance.choice(people), place=chance.choice(places))
        said[made.pk] = chance.randint(1, 5)
        give(made, {"courtesy": said[made.pk]})
        order.append(made.pk)
        if number % 7 == 0:
            batches.append(look_after_a_release(owner, seen, order))
    batches.append(look_after_a_release(owner, seen, order))
    released = sum(len(scores) for scores, _marks in filter(None, batches))
    assert released > 700  # the second of two branches that go at once is not looked at
    hits = tries = expected = 0
    for scores, marks in filter(None, batches):
        # The marks of a cell, less the further ones of a household: so many may have said it.
        homes_of = dict(marks)
        assert len(set(homes_of.values())) >= 5
        # The best there is to do: pair off by the order of answering.
        for score, (pk, _home) in zip(scores, marks, strict=False):
            hits, tries = hits + (said[pk] == score), tries + 1
            alike = sum(said[other] == score for other in homes_of)
            expected += alike / len(homes_of)
    deviation = (tries * 0.25) ** 0.5
    assert abs(hits - expected) < 5 * deviation, (hits, expected, tries)


def look_after_a_release(owner, seen, order):
    """`(scores in the order of the rows, [(invitation, household)] in that of answering)` of what
    went out in one cell; None where nothing did. One cell a release: the branches wait in turn."""
    before = set(map(str, Answer.objects.values_list("pk", flat=True)))
    answers.release()
    owner.execute(
        "SELECT id, scores->>'courtesy', branch_id FROM surveys_answer ORDER BY ctid",
    )
    rows = owner.fetchall()
    fresh = [(int(score), place) for pk, score, place in rows if str(pk) not in before]
    if not fresh:
        return None
    place = fresh[0][1]
    used = Invitation.objects.filter(is_used=True, branch=place).exclude(pk__in=seen)
    homes = dict(used.values_list("pk", "person__household"))
    seen.update(Invitation.objects.filter(is_used=True).values_list("pk", flat=True))
    marks = [(pk, homes[pk]) for pk in order if pk in homes]
    return [score for score, each in fresh if each == place], marks


def test_no_history_keeps_what_the_answers_let_go():
    tracked = {
        model.pgh_tracked_model
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model")
    }
    assert not tracked & {Answer, StagedAnswer, Invitation}


def test_no_column_leads_from_an_answer_to_a_person_or_an_officer(owner):
    owner.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = 'surveys_answer'"
    )
    columns = {name for (name,) in owner.fetchall()}
    assert columns == {
        "id",
        "survey_id",
        "step",
        "branch_id",
        "programme_id",
        "period",
        "begins_on",
        "is_invited",
        "scores",
    }
    assert {f.name for f in StagedAnswer._meta.concrete_fields} == {"fingerprint", "sealed"}


def test_the_statement_that_fails_in_the_log_says_nothing(owner):
    """Were every statement logged with its values, they would still be sealed."""
    from django.test.utils import CaptureQueriesContext

    made = invitation()
    with CaptureQueriesContext(connection) as captured:
        give(made, {"courtesy": 1})
    inserts = [query["sql"] for query in captured if "stagedanswer" in query["sql"].lower()]
    assert inserts and not any("courtesy" in sql for sql in inserts)
    assert not any(sealing.token_of(made.pk) in sql for sql in inserts)
