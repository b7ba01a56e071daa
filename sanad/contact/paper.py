"""What is printed on the numbered sheets of contacts and visits, and where each went."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sanad.contact.enums import Channel, ContactOutcome, Subject
from sanad.contact.models import Contact
from sanad.paper import kinds
from sanad.paper.enums import Kind

# What cannot be an outcome of a sheet: a referral follows what was entered, and who left left none.
LATER = (ContactOutcome.LEFT, ContactOutcome.REFERRED)


def register():
    """Say it of both kinds of sheets."""
    for kind, parts in ((Kind.CONTACT, contact_parts), (Kind.VISIT, visit_parts)):
        kinds.register(kind, kinds.Form(parts=parts, enter="contact:paper", entered=entered))


def visit_parts(about=""):
    return [
        *_who(),
        kinds.line(_("From which hour to which")),
        *_what(),
    ]


def contact_parts(about=""):
    return [
        *_who(),
        kinds.boxes(_("Channel"), [Channel.PHONE.label, Channel.DELEGATE.label]),
        kinds.line(_("Place")),
        *_what(),
    ]


def _who():
    return [
        kinds.line(_("Name")),
        kinds.line(_("Identity number")),
        kinds.line(_("Mobile")),
    ]


def _what():
    return [
        kinds.boxes(_("What it is about"), Subject.labels),
        kinds.area(_("In their words"), 4),
        kinds.area(_("What was done"), 3),
        kinds.boxes(_("Outcome"), [each.label for each in ContactOutcome if each not in LATER]),
        kinds.sign(_("Name of the colleague"), _("Signature")),
    ]


def entered(keys):
    """`{key of the sheet: address of the contact}`."""
    rows = Contact.objects.filter(sheet__in=list(keys)).values_list("sheet", "pk")
    return {sheet: reverse("contact:show", args=[pk]) for sheet, pk in rows}
