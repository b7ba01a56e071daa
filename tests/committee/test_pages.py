"""The committee's pages: what each role meets there, bad input, and what a page costs."""

from datetime import timedelta

import pytest
from django.urls import reverse

from requests_app.committee.enums import ItemStatus, SittingStatus
from requests_app.committee.workflow import committee
from requests_app.committee.workflow import sitting as sittings
from requests_app.intake.enums import RequestStatus
from requests_app.models import AgendaItem, Decision, Sitting, Study, Vote
from sanad.lib import clock
from tests.committee.pages import decision_data, page_of, step_of, url_of
from tests.factories.committee import (
    assigned,
    cast_vote,
    chair,
    decided,
    in_session,
    item_of,
    locked,
    ripe,
    secretary,
    sitting,
    the_members,
    voted,
)

pytestmark = pytest.mark.django_db


class TestDeciding:
    def test_the_chair_votes_and_the_secretary_decides(self, client, item, case):
        for member in the_members()[1:]:
            cast_vote(item, by=member, choice="yes")
        page = page_of(client, chair(), url_of(item))
        assert f"vote{chair().pk}" in page.content.decode()
        page_of(client, chair(), url_of(item), verb="vote", **{f"vote{chair().pk}": "yes"})
        assert Vote.objects.filter(member=chair(), choice="yes").exists()
        response = page_of(client, secretary(), url_of(item), **decision_data())
        assert response.status_code == 302
        case.refresh_from_db()
        assert case.status == RequestStatus.ACCEPTED
        decision = Decision.objects.get()
        shown = page_of(client, the_members()[1], url_of(item)).content.decode()
        assert decision.letter.number in shown and "ثبتت حاجة الأسرة." in shown

    def test_the_sum_asked_for_stands_in_words_from_the_beginning(self, client, item):
        text = page_of(client, secretary(), url_of(item)).content.decode()
        assert "ستة آلاف ريال" in text and 'name="read_amount" value="6,000"' in text

    @pytest.mark.parametrize("read", ["", "6,000", "500", "5000"])
    def test_a_sum_that_was_not_read_in_words_is_not_recorded(self, client, item, read):
        voted(item)
        data = decision_data(outcome="part", amount="5000", read_amount=read)
        page = page_of(client, secretary(), url_of(item), **data)
        text = page.content.decode()
        assert page.status_code == 422 and not Decision.objects.exists()
        assert "المبلغ بالحروف: خمسة آلاف ريال. إن كان هو ما قُرّر فثبّت" in text
        assert 'name="read_amount" value="5,000"' in text and "ثبتت حاجة الأسرة." in text
        data["read_amount"] = "5,000"
        assert page_of(client, secretary(), url_of(item), **data).status_code == 302
        letter = Decision.objects.get().letter
        assert "5,000 ريال (خمسة آلاف ريال)" in letter.verdict
        assert "خمسة آلاف ريال" in page_of(client, chair(), url_of(item)).content.decode()

    def test_a_rejection_has_no_sum_to_read(self, client, item):
        voted(item, "no")
        reasons = {"reasons_for": [], "reasons_against": ["no-need-shown"]}
        data = decision_data(outcome="rejected", read_amount="", **reasons)
        assert (
            "المبلغ بالحروف"
            not in page_of(client, secretary(), url_of(item), **data).content.decode()
        )

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("1500 ريال", 'value="1,500"'),
            ("1500", "ألف وخمسمئة ريال"),
            ("6.000", "هل تقصد 6,000 ريال أم 6 ريالات؟"),
            ("مئة", "اكتب المبلغ بالأرقام"),
            ("<b>", "اكتب المبلغ بالأرقام"),
        ],
    )
    def test_the_sum_is_read_while_it_is_typed(self, client, typed, said):
        client.force_login(secretary())
        page = client.get(reverse("committee:sum"), {"amount": typed}).content.decode()
        assert said in page and ('name="read_amount"' in page) == typed.startswith("1500")

    def test_a_member_sees_only_their_own_choice(self, client, item):
        member, other = the_members()[1:]
        page = page_of(client, member, url_of(item)).content.decode()
        assert f'name="vote{member.pk}"' in page and f'name="vote{other.pk}"' not in page
        assert 'name="outcome"' not in page

    def test_a_members_vote_for_another_is_not_taken(self, client, item):
        member, other = the_members()[1:]
        page_of(client, member, url_of(item), verb="vote", **{f"vote{other.pk}": "yes"})
        assert not Vote.objects.exists()

    def test_the_secretary_writes_down_all_votes_at_once(self, client, item):
        votes = {f"vote{member.pk}": "yes" for member in the_members()}
        page_of(client, secretary(), url_of(item), verb="vote", **votes)
        assert Vote.objects.count() == 3

    def test_the_second_decider_reads_what_happened(self, client, item):
        voted(item)
        page_of(client, secretary(), url_of(item), **decision_data())
        client.force_login(chair())
        response = client.post(
            url_of(item), decision_data(outcome="part", amount="100"), follow=True
        )
        text = response.content.decode()
        assert str(secretary()) in text
        assert Decision.objects.get().amount == 6000

    def test_two_clicks_decide_once(self, client, item):
        voted(item)
        for _click in range(2):
            page_of(client, secretary(), url_of(item), **decision_data())
        assert Decision.objects.count() == 1

    @pytest.mark.parametrize(
        "changed",
        [
            {"outcome": ""},
            {"outcome": "maybe"},
            {"amount": ""},
            {"amount": "ألف"},
            {"amount": "-5"},
            {"amount": "1,50"},
            {"amount": "99999999999"},
            {"months": "0"},
            {"months": "many"},
            {"reasons_for": []},
            {"reasons_for": ["x"]},
            {"words": "س" * 1300},
            {"outcome": "rejected"},
        ],
    )
    def test_bad_input_is_a_sentence_and_nothing_is_lost(self, client, item, changed):
        voted(item)
        response = page_of(client, secretary(), url_of(item), **decision_data(**changed))
        assert response.status_code == 422
        assert not Decision.objects.exists()
        if "words" not in changed:
            assert "ثبتت حاجة الأسرة." in response.content.decode()

    def test_arabic_digits_bidi_controls_nul_and_emoji(self, client, item):
        voted(item)
        data = decision_data(amount="٦٬٠٠٠", words="ثبتت\u202e الحاجة\x00 👍")
        assert page_of(client, secretary(), url_of(item), **data).status_code == 302
        assert Decision.objects.get().words == "ثبتت الحاجة 👍"

    def test_a_refused_decision_keeps_what_was_written(self, client, item):
        voted(item, "no")
        response = page_of(client, secretary(), url_of(item), **decision_data())
        assert response.status_code == 409
        assert "ثبتت حاجة الأسرة." in response.content.decode()

    def test_left_empty_the_reasons_are_written_as_they_are(self, client, item):
        voted(item)
        page_of(client, secretary(), url_of(item), **decision_data(words=""))
        assert Decision.objects.get().words == "بيّنت الدراسة حاجة الأسرة إلى هذا الدعم."

    @pytest.mark.policy("PR-5")
    def test_a_locked_item_is_read_and_says_when_it_opens(self, client, calendar):
        case = locked(calendar)
        item = item_of(in_session(items=[case]), case)
        text = page_of(client, secretary(), url_of(item)).content.decode()
        assert "s-clock-mini" in text and "s-ticks" in text
        assert 'name="outcome"' not in text and 'value="decide"' not in text
        assert page_of(client, secretary(), url_of(item), **decision_data()).url == url_of(item)
        assert not Decision.objects.exists()


class TestSteps:
    def url(self, item, verb):
        return reverse("committee:step", args=[item.pk, verb])

    def test_defer(self, client, item):
        url = self.url(item, "defer")
        assert page_of(client, secretary(), url).status_code == 200
        assert page_of(client, secretary(), url, reason="x").status_code == 422
        page_of(client, secretary(), url, reason="more-study", note="زيارة")
        item.refresh_from_db()
        assert item.status == ItemStatus.DEFERRED
        assert page_of(client, secretary(), url).status_code == 302

    def test_recuse_oneself_or_by_the_secretary(self, client, item):
        member, other = the_members()[1:]
        page_of(client, member, self.url(item, "recuse"), reason="جارها")
        page_of(client, secretary(), self.url(item, "recuse"), reason="زميله", member=other.pk)
        assert {r.member for r in item.recusals.all()} == {member, other}

    def test_the_secretary_names_who_even_where_one_is_left(self, client, item):
        for member in the_members()[1:]:
            cast_vote(item, by=member, choice="yes")
        url = self.url(item, "recuse")
        form = page_of(client, secretary(), url).context["form"]
        assert not form["member"].value()
        assert page_of(client, secretary(), url, reason="س").status_code == 422
        page_of(client, secretary(), url, reason="جاره", member=chair().pk)
        assert item.recusals.get().member == chair()

    def test_who_stands_aside_reads_nothing_of_the_case(self, client, item, case):
        member = the_members()[1]
        study = Study.objects.filter(support_request=case).first() or assigned(case)
        pages = (
            reverse("requests:show", args=[case.pk]),
            reverse("committee:study", args=[study.pk]),
        )
        for page in (*pages, url_of(item)):
            assert page_of(client, member, page).status_code == 200
        page_of(client, member, self.url(item, "recuse"), reason="جارها")
        for page in pages:
            assert page_of(client, member, page).status_code == 404
            assert page_of(client, chair(), page).status_code == 200
        page = page_of(client, member, url_of(item))
        assert page.status_code == 200 and page.context.get("item") is None

    def test_a_member_does_not_recuse_another(self, client, item):
        member, other = the_members()[1:]
        page_of(client, member, self.url(item, "recuse"), reason="س", member=other.pk)
        assert [r.member for r in item.recusals.all()] == [member]

    def test_send_back(self, client, item, case):
        url = self.url(item, "send_back")
        assert page_of(client, secretary(), url).status_code == 200
        page_of(client, secretary(), url, **{"return-income": "expired", "return-note": ""})
        case.refresh_from_db()
        assert case.status == RequestStatus.RETURNED

    def test_remove(self, client, item):
        page_of(client, secretary(), self.url(item, "remove"), reason="أُدرج خطأ")
        item.refresh_from_db()
        assert item.status == ItemStatus.REMOVED

    def test_not_by_members_nor_unknown(self, client, item):
        member = the_members()[1]
        assert page_of(client, member, self.url(item, "defer")).status_code == 403
        assert page_of(client, secretary(), self.url(item, "explode")).status_code == 404


class TestTheSitting:
    def plan(self, client, **changed):
        day = clock.today() + timedelta(days=7)
        data = {
            "kind": "to_come",
            "day_day": str(day.day),
            "day_month": str(day.month),
            "day_year": str(day.year),
            "day_calendar": "gregorian",
            "starts_at": "10:15",
            "key": "0d9c1a1e-6a4d-4d19-8a28-8c5b3c1f8b51",
        } | changed
        return page_of(client, secretary(), reverse("committee:plan"), **data)

    def test_planned_once_however_often_it_is_sent(self, client, calendar):
        for _click in range(2):
            assert self.plan(client).status_code == 302
        assert Sitting.objects.count() == 1

    @pytest.mark.parametrize(
        "changed",
        [
            {"day_day": ""},
            {"day_day": "30", "day_month": "2", "day_year": "1448", "day_calendar": "hijri"},
            {"day_year": "2020"},
            {"day_year": "2040"},
            {"starts_at": "midnight"},
            {"kind": "paper", "paper_reference": ""},
            {"kind": "paper", "paper_reference": "7/1448"},
            {"kind": "other"},
        ],
    )
    def test_bad_plans_get_a_sentence(self, client, calendar, changed):
        response = self.plan(client, **changed)
        assert response.status_code in (409, 422) and "s-errors" in response.content.decode()
        assert not Sitting.objects.exists()

    def test_attendance_and_agenda(self, client, case, calendar):
        planned = sitting()
        url = reverse("committee:arrange", args=[planned.pk])
        members = the_members()
        assert page_of(client, secretary(), url).status_code == 200
        page_of(client, secretary(), url, part="agenda", requests=[case.pk])
        page_of(
            client,
            secretary(),
            url,
            part="attendance",
            chair=members[0].pk,
            **{f"m{member.pk}": "present" for member in members},
        )
        assert AgendaItem.objects.get().support_request == case
        assert planned.attendance.filter(state="present").count() == 3
        page_of(client, secretary(), step_of(planned, "open"), seen="")
        planned.refresh_from_db()
        assert planned.status == SittingStatus.OPEN
        response = page_of(client, secretary(), planned.get_absolute_url())
        assert response.url == url_of(AgendaItem.objects.get())

    def test_all_that_are_ripe_by_one_button(self, client, calendar):
        ripes = [ripe(calendar), ripe(calendar)]
        early = locked(calendar)
        planned = sitting()
        url = reverse("committee:arrange", args=[planned.pk])
        assert page_of(client, secretary(), url).context["ripe_count"] == 2
        page_of(client, secretary(), url, part="agenda", all="ripe")
        assert {i.support_request for i in planned.items.all()} == set(ripes)
        assert not early.agenda_items.exists()

    def test_a_paper_sitting_offers_by_its_own_day(self, client, calendar):
        case = ripe(calendar, days=14)
        held = clock.today() - timedelta(days=1)
        paper = sitting(held_on=held, paper_reference="7/1448")
        page = page_of(client, secretary(), reverse("committee:arrange", args=[paper.pk]))
        assert [(c, is_ripe) for c, _chosen, is_ripe in page.context["offered"]] == [(case, False)]
        assert "7/1448" in page.text

    def test_the_same_request_twice_is_a_sentence(self, client, session, case):
        url = reverse("committee:arrange", args=[sitting().pk])
        response = page_of(client, secretary(), url, part="agenda", requests=[case.pk])
        assert "s-errors" in response.content.decode()
        assert AgendaItem.objects.count() == 1

    def test_closing_waits_for_its_items(self, client, session, item):
        url = step_of(session, "close")
        page_of(client, secretary(), url, seen="")
        session.refresh_from_db()
        assert session.status == SittingStatus.OPEN
        committee.defer(item, by=secretary(), reason="next-sitting")
        page_of(client, secretary(), url, seen="")
        session.refresh_from_db()
        assert session.status == SittingStatus.CLOSED

    def test_called_off_with_a_reason(self, client, calendar):
        planned = sitting()
        url = step_of(planned, "cancel")
        assert page_of(client, secretary(), url, reason=" ").status_code == 422
        page_of(client, secretary(), url, reason="عاصفة")
        planned.refresh_from_db()
        assert planned.status == SittingStatus.CANCELLED

    def test_minutes_are_edited_signed_and_downloaded(self, client, session, item, case):
        decided(item)
        sittings.close_sitting(session, by=secretary())
        url = reverse("committee:minutes", args=[session.pk])
        page_of(client, secretary(), url, minutes=f"البند 1: {case.number}\nسطر ثان")
        sign = step_of(session, "sign_minutes")
        assert page_of(client, secretary(), sign, seen="").status_code == 403
        page_of(client, chair(), sign, seen="")
        text = page_of(client, the_members()[1], url).content.decode()
        assert "سطر ثان" in text and "/letters/" in text

    @pytest.mark.parametrize("role", ["officer", "delegate", "provider"])
    def test_the_room_is_closed_to_others(self, client, cast, item, role):
        for url in (reverse("committee:list"), url_of(item), item.sitting.get_absolute_url()):
            assert page_of(client, getattr(cast, role), url).status_code == 403

    def test_readers_have_no_buttons(self, client, cast, item):
        for role in ("auditor", "manager", "researcher"):
            text = page_of(client, getattr(cast, role), url_of(item)).content.decode()
            assert 'name="verb"' not in text
