"""The contacts' part of a person's file."""

from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.panels import Panel
from sanad.contact import perms
from sanad.contact.enums import Channel
from sanad.contact.models import Contact, Referral

LAST = 5


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
        "contacts": Contact.objects.filter(person=person).visible_to(user).for_list()[:LAST],
        "referrals": Referral.objects.filter(person=person).visible_to(user).for_list()[:LAST],
    }
    return Panel(_("Contacts"), "contact/_of_person.html", context, actions)
