"""The contacts' part of a person's file."""

from django.db.models import BigIntegerField
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.panels import Panel
from sanad.contact import perms
from sanad.contact.enums import Channel
from sanad.contact.models import Contact, Referral
from sanad.lib.composed import composed

LAST = 5


@composed(person=BigIntegerField())
def _contacts(user, person):
    return Contact.objects.filter(person=person).visible_to(user).for_list()[:LAST]


@composed(person=BigIntegerField())
def _referrals(user, person):
    return Referral.objects.filter(person=person).visible_to(user).for_list()[:LAST]


def contacts_of(person, user):
    """The last contacts and referrals, and how to begin another; None for who may not see them."""
    if not perms.may_see(user):
        return None
    actions = []
    if perms.may_log(user):
        for channel, label, icon in (
            (Channel.VISIT, _("Receive a visit"), "person-walking"),
            (Channel.PHONE, _("Log a call"), "telephone"),
        ):
            url = f"{reverse('contact:create')}?channel={channel}&person={person.pk}"
            actions.append((label, icon, url))
    if perms.may_refer(user):
        url = f"{reverse('contact:refer')}?person={person.pk}"
        actions.append((_("Refer with a question"), "signpost-2", url))
    context = {
        "contacts": _contacts.rows(user, person=person.pk),
        "referrals": _referrals.rows(user, person=person.pk),
    }
    return Panel(_("Contacts"), "contact/_of_person.html", context, actions)
