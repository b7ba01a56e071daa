"""The morning sheet: somebody's day on paper, for when network or power are away."""

import datetime
import io
import secrets
from functools import cached_property
from itertools import chain
from pathlib import Path

import pikepdf
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from requests_app import today as requests
from sanad.accounts.models import User
from sanad.audit.models import Opening, Purpose
from sanad.contact import today as contact
from sanad.letters import sheet
from sanad.lib import clock
from sanad.lib.association import Association
from sanad.lib.dates import clock_text, gregorian_text, hijri_text
from sanad.lib.identifiers import group_mobile
from sanad.lib.today import Section
from sanad.workflow import today as tasks

TEMPLATE = Path(__file__).with_name("morning.typ")
# In the order in which a day goes; measures and misconduct are not carried around.
PROVIDERS = (contact, requests, tasks)
PAGE = "workbench:sheet"


class DaySheet:
    """What `user` takes along on `day`: only what they may see, and no section without a row."""

    def __init__(self, user: User, day: datetime.date) -> None:
        self.user, self.day = user, day

    @cached_property
    def printed_at(self) -> str:
        """The time at Riyadh, in words; one sheet has one."""
        return clock_text(clock.now())

    @cached_property
    def sections(self) -> list[Section]:
        """Those with a row, in the order in which a day goes."""
        offered = chain.from_iterable(app.on_paper(self.user, self.day) for app in PROVIDERS)
        return [section for section in offered if section.lines]

    def note_opening(self) -> None:
        """Put on the record whose names and numbers stand on it, once a day for each reader."""
        people = {
            line.person_id for section in self.sections for line in section.lines if line.person_id
        }
        asked = {"by": self.user, "purpose": Purpose.SERVICE, "page": PAGE}
        Opening.objects.of_several(people, **asked)

    def pdf(self, *, password: str = "") -> bytes:
        """The sheet as PDF, in Arabic; with a password encrypted by it (AES-256).

        Raises Refused, with a sentence, where it cannot be printed.
        """
        content = sheet.printed(TEMPLATE, self._data(), name="The morning sheet")
        return encrypted(content, password) if password else content

    def _data(self) -> dict:
        with override("ar"):
            whose = (self.user, self.user.role_label, self.user.branch)
            return {
                "title": _("The day on paper"),
                "association": Association().name,
                "day": gregorian_text(self.day, with_weekday=True),
                "hijri": hijri_text(self.day),
                "whose": " · ".join(map(str, filter(None, whose))),
                "sections": [_drawn(section) for section in self.sections],
                "words": {
                    "foot": _(
                        "It holds names and numbers: keep it with you, and destroy it at the end of"
                        " the day. Printed at %(time)s."
                    )
                    % {"time": self.printed_at},
                    "page": _("Page"),
                    "nothing": _("Nothing waits for you today."),
                    "heads": [
                        *(_("Name"), _("What"), _("Mobile"), _("Place"), _("When"), _("Done")),
                    ],
                },
            }


def _drawn(section: Section) -> dict:
    more = ""
    if section.more:
        more = ngettext("and %(count)s more", "and %(count)s more", section.more) % {
            "count": section.more
        }
    return {
        "label": section.label,
        "more": more,
        "lines": [
            {
                "name": line.name,
                "number": line.number,
                "numbered": line.numbered,
                "what": line.what,
                "mobile": group_mobile(line.mobile) if line.mobile else "",
                "place": line.place,
                "when": line.when,
                "past": _("Passed") if line.is_past else "",
            }
            for line in section.lines
        ],
    }


def encrypted(content: bytes, password: str) -> bytes:
    """The PDF so that nobody opens it without the password; nobody holds its owner's one."""
    out = io.BytesIO()
    locked = pikepdf.Encryption(user=password, owner=secrets.token_urlsafe(24), R=6)
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(out, encryption=locked)
    return out.getvalue()
