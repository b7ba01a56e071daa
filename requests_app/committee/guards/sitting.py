"""Of a sitting: its steps, its minutes, and what stands in a member's name."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from requests_app.committee import in_name, quorum
from sanad.accounts.enums import Gender, Role
from sanad.lib import clock
from sanad.lib.arabic import listed
from sanad.lib.dates import gregorian_text
from sanad.lib.triggers import holds
from sanad.workflow.refusal import Refused, Way


@holds()
def its_day(sitting, user):
    """A sitting opens on its day, or after it."""
    if not sitting.is_paper and clock.today() < sitting.scheduled_on:
        return Refused(
            _("It opens on %(day)s.")
            % {"day": gregorian_text(sitting.scheduled_on, with_weekday=True)},
            code="early",
            until=sitting.scheduled_on,
        )
    return None


def _undone(sitting):
    """Items that keep a sitting from closing: with the committee, and ripe on its day."""
    day = sitting.held_on or clock.today()
    return [
        item
        for item in quorum.items_of(sitting)
        if quorum.is_listed(item)
        and not quorum.left_the_committee(item)
        and item.support_request.floor_on <= day
    ]


@holds("sitting_closes_when_all_is_done")
def all_items_done(sitting, user):
    """Every ripe item is decided or deferred; the locked ones go to the next sitting."""
    undone = _undone(sitting)
    if left := len(undone):
        return Refused(
            ngettext(
                "%(count)s item is left to decide or defer.",
                "%(count)s items are left to decide or defer.",
                left,
            )
            % {"count": left},
            code="items",
            way=Way(_("Go to the item"), undone[0].get_absolute_url()),
        )
    return None


@holds("sitting_closed_stays")
def not_signed_yet(sitting, user):
    """What was signed stands: it is neither edited nor signed again (PR-5)."""
    if sitting.has_signed_minutes:
        return Refused(
            _("Signed by %(name)s.") % {"name": sitting.minutes_signed_by},
            code="signed",
            shows=False,
        )
    return None


@holds("sitting_signed_by_the_chair")
def in_the_chair(sitting, user):
    """Who sat in the chair signs; where nobody did, any chair of the committee."""
    seat = sitting.attendance.filter(is_chair=True).select_related("member").first()
    if seat is not None and user is not None and seat.member_id != user.pk:
        signs = _("%(name)s was in the chair and signs.")
        if seat.member.gender == Gender.FEMALE:
            signs = pgettext_lazy("of a woman", "%(name)s was in the chair and signs.")
        return Refused(
            signs % {"name": seat.member},
            code="chair",
            by=(Role.CHAIR,),
        )
    return None


@holds()
def names_every_item(sitting, user):
    """Own words may say more than the draft, not less."""
    if not sitting.minutes:
        return None
    numbers = sitting.items.order_by("position").values_list("support_request__number", flat=True)
    missing = [number for number in numbers if number not in sitting.minutes]
    if missing:
        return Refused(
            _("The text does not mention: %(numbers)s.") % {"numbers": listed(missing)},
            code="incomplete",
            clause="PR-5",
            way=_to_the_minutes(sitting),
        )
    return None


@holds()
def signed_already(sitting, user):
    """Only signed minutes are corrected beside themselves; others are edited (PR-5)."""
    if not sitting.has_signed_minutes:
        return Refused(
            _("The minutes are not signed yet: edit them."),
            code="unsigned",
            way=_to_the_minutes(sitting),
        )
    return None


def _to_the_minutes(sitting):
    return Way(_("Edit the minutes"), reverse("committee:minutes", args=[sitting.pk]))


# What stands in a member's name --------------------------------------------------------------


@holds("minutesscan_of_a_paper_sitting")
def held_on_paper(sitting, user):
    """Only a sitting held on paper has signed minutes to scan (PR-5+)."""
    if not sitting.is_paper:
        return Refused(
            _("Only a sitting that was held on paper has minutes on paper."),
            code="not-paper",
            clause="PR-5+",
            shows=False,
        )
    return None


@holds()
def not_scanned_yet(sitting, user):
    """The signed minutes of a sitting are scanned once (PR-5+)."""
    if sitting.has_scan:
        return Refused(_("The signed minutes are kept already."), code="scanned", shows=False)
    return None


@holds("contest_in_time")
def something_to_contest(sitting, user):
    """Something stands in the member's name that they did not confirm themself, not long ago."""
    if user is None:
        return None
    last = in_name.last_day(sitting)
    if not in_name.is_contestable(sitting):
        return Refused(
            _("What stands in your name could be contested until %(day)s.")
            % {"day": gregorian_text(last)},
            code="late",
            clause="PR-5+",
        )
    name = in_name.of(sitting, user)
    if not (name.contestable or name.can_contest_seat):
        return Refused(
            _("Nothing stands in your name that you did not confirm yourself."),
            code="nothing",
            clause="PR-5+",
            shows=False,
        )
    return None
