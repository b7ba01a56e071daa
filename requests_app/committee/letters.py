"""What the committee's letters and minutes say; the words stand in `locale/texts/committee.toml`.

A letter is Arabic whoever issues it; its reader is addressed as the man or the woman they are.
"""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from beneficiaries.models.safe import after_telling
from requests_app.committee.enums import ItemStatus, Outcome, Presence
from sanad.letters.enums import LetterKind
from sanad.letters.issue import issue, written
from sanad.letters.models import Letter
from sanad.lib import clock
from sanad.lib.amount_words import amount_in_words
from sanad.lib.arabic import listed
from sanad.lib.dates import gregorian_text
from sanad.lib.numbers import riyals
from sanad.lib.texts import ARABIC, text


def in_arabic(words):
    """Words of the screen as the record keeps them, whoever was at the keyboard."""
    with override(ARABIC):
        return str(words)


def objection_until(issued_on, support_request):
    """The last day to object to a decision whose letter bears this day (PM-1+); in words where it
    counts from the day on which they are told by voice."""
    days = support_request.policy_version.objection_days
    if support_request.person.cannot_read:
        return after_telling(days)
    return issued_on + timedelta(days=days)


def gift_of(decision, *, in_words=False):
    """What the decision gives, in Arabic; see `gift_words`."""
    names = ("amount", "months", "items", "registers_months", "household_class")
    return gift_words(**{name: getattr(decision, name) for name in names}, in_words=in_words)


def gift_words(amount, months, items, *, registers_months=0, household_class="", in_words=False):
    """What is given, in Arabic: the sum, its instalments, what is in kind; "" for nothing. For a
    household that is registered: how long, as what, and for which services.

    `in_words`: the sum stands in words as well, in brackets.
    """
    with override(ARABIC):
        if registers_months:
            registered = ngettext(
                "registration of the household for %(count)s month",
                "registration of the household for %(count)s months",
                registers_months,
            ) % {"count": registers_months}
            named = [registered, _("in class %(name)s") % {"name": household_class}]
            words = _(", ").join(named if household_class else named[:1])
            return f"{words}: {listed(items)}"
        parts = []
        if amount is not None:
            sum_of_money = riyals(amount)
            if in_words:
                sum_of_money += f" ({amount_in_words(amount)})"
            if months > 1:
                sum_of_money += " " + ngettext(
                    "in %(count)s instalment", "in %(count)s instalments", months
                ) % {"count": months}
            parts.append(sum_of_money)
        return _(", and ").join([*parts, *items])


def decision(item, *, by, outcome, words, amount=None, months=1, items=(), **registers):
    """The letter of a decision: what was decided, why, what comes next, how to object (PR-5).

    `registers`: what the household is registered for (`gift_words`).
    """
    request, sitting = item.support_request, item.sitting
    person = request.person
    with override(ARABIC):
        today = clock.today()
        day = sitting.held_on if sitting.is_paper else today

        def part(name, **values):
            return text(f"letter.decision.{name}", to=person, **values)

        values = {
            "programme": request.programme.name,
            "gift": gift_words(amount, months, items, in_words=True, **registers),
            "words": words,
            "opening": part(
                "opening",
                number=request.number,
                programme=request.programme.name,
                submitted=_submitted(request),
                sitting=sitting.number,
                day=gregorian_text(day, with_weekday=True),
            ),
            "what_next": part("what_next"),
            "right_to_object": part(
                "right_to_object",
                until=_day_or_words(objection_until(today, request)),
            ),
        }
        return issue(
            kind=LetterKind.DECISION,
            to=person,
            **written(f"letter.decision.{Outcome(outcome)}", to=person, **values),
            by=by,
            about=request,
            signer=_chair(_chair_of(sitting) or by),
        )


def _day_or_words(until):
    return gregorian_text(until, with_weekday=True) if isinstance(until, date) else str(until)


def _submitted(request):
    """The day of the submission; beside it the real one, where the request came on paper."""
    entered = gregorian_text(request.submitted_on)
    if request.sheet is None:
        return entered
    words = {"entered": entered, "written": gregorian_text(request.sheet.written_on)}
    return _("%(entered)s (written on paper on %(written)s)") % words


def objection(objection, *, by, is_upheld):
    """The answer to an objection (PM-1+)."""
    first, person = objection.decision, objection.person
    request = first.support_request
    with override(ARABIC):
        opening = text(
            "letter.objection.opening",
            to=person,
            day=gregorian_text(objection.day),
            letter=first.letter.number,
            number=request.number,
        )
        values = {"number": request.number, "opening": opening, "answer": objection.answer}
        answer = "upheld" if is_upheld else "stands"
        return issue(
            kind=LetterKind.OBJECTION,
            to=person,
            **written(f"letter.objection.{answer}", to=person, **values),
            by=by,
            about=request,
        )


def minutes_draft(sitting, *, reader=None):
    """The minutes as they follow from what was recorded: who sat, what was decided and why.

    `reader`: without the cases of people whom this colleague is kept off.
    """
    with override(ARABIC):
        seats = list(sitting.attendance.select_related("member"))
        there = [s for s in seats if s.state in (Presence.PRESENT, Presence.LEFT)]
        away = [s for s in seats if s not in there]
        day = sitting.held_on or sitting.scheduled_on
        opening = {
            "number": sitting.number,
            "day": gregorian_text(day, with_weekday=True),
            "names": _names(there),
        }
        lines = [
            text("minutes.opening.at", place=sitting.place, **opening)
            if sitting.place
            else text("minutes.opening", **opening)
        ]
        if away:
            lines.append(text("minutes.absent", names=_names(away)))
        if sitting.is_paper:
            lines.append(text("minutes.paper", reference=sitting.paper_reference))
        items = sitting.items.visible_to(reader) if reader else sitting.items.all()
        items = items.for_agenda().prefetch_related("recusals__member")
        lines += [item_minutes(item) for item in items]
        return "\n".join(lines)


def item_minutes(item):
    """The line of the minutes about one item, as it stands."""
    request = item.support_request
    sentences = [
        text(
            "minutes.item",
            position=item.position,
            number=request.number,
            programme=request.programme.name,
            person=request.person,
        )
    ]
    sentences += [
        text("minutes.recusal", to=recusal.member, member=recusal.member, reason=recusal.reason)
        for recusal in item.recusals.all()
    ]
    decision = getattr(item, "decision", None)
    if decision is not None:
        gift = gift_of(decision)
        sentences.append(
            text(
                "minutes.decision.gift" if gift else "minutes.decision",
                yes=decision.yes,
                no=decision.no,
                abstained=decision.abstained,
                outcome=decision.get_outcome_display(),
                gift=gift,
                words=decision.words,
            )
        )
    elif item.status == ItemStatus.LISTED:
        sentences.append(text("minutes.undecided"))
    else:
        status = item.get_status_display()
        sentences.append(text("minutes.put_off", status=status, reason=item.reason))
    return " ".join(sentences)


def minutes(sitting, *, by):
    """The signed minutes as a numbered document of the association's own file."""
    with override(ARABIC):
        return issue(
            kind=LetterKind.MINUTES,
            to=text("letter.committee"),
            subject=_("Minutes of sitting %(number)s") % {"number": sitting.number},
            paragraphs=[line for line in sitting.minutes.splitlines() if line.strip()],
            by=by,
            about=sitting,
            signer=_chair(by),
        )


def correction(sitting, *, by, words):
    """What was wrong in signed minutes, as a document of its own that names them."""
    signed = Letter.objects.filter(
        about_kind=sitting._meta.label_lower, about_id=sitting.pk, kind=LetterKind.MINUTES
    ).earliest("pk")
    with override(ARABIC):
        return issue(
            kind=LetterKind.MINUTES,
            to=text("letter.committee"),
            subject=_("Correction of the minutes of sitting %(number)s")
            % {"number": sitting.number},
            paragraphs=[
                text(
                    "minutes.correction",
                    number=sitting.number,
                    letter=signed.number,
                    day=gregorian_text(signed.issued_on),
                ),
                *[line for line in words.splitlines() if line.strip()],
            ],
            by=by,
            about=sitting,
            signer=_chair(by),
        )


def _names(seats):
    return listed(
        text("minutes.chair", to=seat.member, name=seat.member) if seat.is_chair else seat.member
        for seat in seats
    )


def _chair(user):
    """(title, name) of who signs as the committee's chair."""
    return text("letter.chair", to=user), str(user)


def _chair_of(sitting):
    seat = sitting.attendance.filter(is_chair=True).select_related("member").first()
    return seat.member if seat else None
