"""What is printed on the numbered sheets of contacts and visits, and where each went."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from sanad.contact.enums import Channel
from sanad.contact.forms import PaperContactForm
from sanad.contact.models import Contact
from sanad.paper import kinds
from sanad.paper.enums import Kind


def register():
    """Say it of both kinds of sheets."""
    for kind, parts in ((Kind.CONTACT, contact_parts), (Kind.VISIT, visit_parts)):
        kinds.register(kind, kinds.Form(parts=parts, enter="contact:paper", entered=entered))


def visit_parts(about=""):
    """What the page of a visit asks for, and who signs; the same whatever `about`."""
    return [*_asked(Channel.VISIT), _signed()]


def contact_parts(about=""):
    """Of the two channels that share this sheet, a delegate's asks for all that either does."""
    channels = kinds.boxes(_("Channel"), [Channel.PHONE.label, Channel.DELEGATE.label])
    return [channels, *_asked(Channel.DELEGATE), _signed()]


def _asked(channel):
    """What the page asks for on which a sheet of this channel is entered, in its order."""
    form = PaperContactForm(channel=channel)
    return [_part(field.label, field.field) for field in form.visible_fields()]


def _part(label, field):
    if isinstance(field, forms.ChoiceField):
        return kinds.boxes(label, [words for value, words in field.choices if value])
    if isinstance(field.widget, forms.Textarea):
        return kinds.area(label, 1 + field.widget.attrs["rows"])
    return kinds.line(label)


def _signed():
    return kinds.sign(_("Name of the colleague"), _("Signature"))


def entered(keys):
    """`{key of the sheet: address of the contact}`."""
    rows = Contact.objects.filter(sheet__in=list(keys)).values_list("sheet", "pk")
    return {sheet: reverse("contact:show", args=[pk]) for sheet, pk in rows}
