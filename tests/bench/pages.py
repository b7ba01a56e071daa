"""The pages that people open all day, and as whom."""

from django.urls import reverse

from beneficiaries.models import Person
from sanad.accounts.models import User


def pages():
    """`[(what, user or None, address)]`."""
    user = {user.username: user for user in User.objects.all()}
    person = Person.objects.order_by("id").first()
    return [
        ("home", None, reverse("portal:home")),
        ("policy", None, reverse("portal:policy")),
        *(
            ("my day", user[role], reverse("workbench:today"))
            for role in ("officer", "delegate", "researcher", "secretary", "provider", "manager")
        ),
        ("search: a number", user["officer"], f"{reverse('workbench:search')}?q=1448-00001"),
        ("search: two common names", user["officer"], f"{reverse('workbench:search')}?q=محمد علي"),
        ("search: a mobile", user["officer"], f"{reverse('workbench:search')}?q={person.mobile}"),
    ]
