"""The staff's side menu: what a person of these roles needs, no more."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role

EVERYBODY = tuple(Role)
# label, icon, url name, roles
ENTRIES = [
    (_("My day"), "sun", "workbench:today", EVERYBODY),
    (
        _("Requests"),
        "folder2-open",
        "requests:list",
        (Role.OFFICER, Role.DELEGATE, Role.RESEARCHER, Role.MANAGER, Role.AUDITOR),
    ),
    (
        _("Beneficiaries"),
        "people",
        "people:search",
        (Role.OFFICER, Role.DELEGATE, Role.RESEARCHER, Role.MANAGER, Role.AUDITOR),
    ),
    (
        _("Contacts"),
        "chat-dots",
        "contact:list",
        (
            *(Role.OFFICER, Role.DELEGATE, Role.RESEARCHER),
            *(Role.MANAGER, Role.AUDITOR, Role.BOARD),
        ),
    ),
    (
        _("Research committee"),
        "bank",
        "committee:list",
        (
            Role.RESEARCHER,
            Role.MEMBER,
            Role.CHAIR,
            Role.SECRETARY,
            Role.MANAGER,
            Role.AUDITOR,
        ),
    ),
    (
        _("Delivery"),
        "bag-check",
        "delivery:list",
        (Role.PROVIDER, Role.OFFICER, Role.DELEGATE, Role.MANAGER, Role.AUDITOR),
    ),
    # Everybody may report an incident; each sees there what they may see.
    (_("Conduct"), "shield-check", "conduct:list", EVERYBODY),
    (
        _("Satisfaction"),
        "emoji-smile",
        "surveys:results",
        (Role.MANAGER, Role.AUDITOR, Role.OFFICER, Role.DELEGATE, Role.RESEARCHER, Role.CHAIR),
    ),
    (
        _("Sheets of paper"),
        "journal-text",
        "paper:list",
        (
            *(Role.OFFICER, Role.DELEGATE, Role.RESEARCHER, Role.PROVIDER),
            *(Role.MANAGER, Role.AUDITOR),
        ),
    ),
    (
        _("Changes by two"),
        "key",
        "guarded:waiting",
        (Role.MANAGER, Role.BOARD, Role.AUDITOR),
    ),
    (
        _("Who does not serve whom"),
        "person-x",
        "people:kept_off_list",
        (Role.MANAGER, Role.BOARD, Role.AUDITOR),
    ),
    (_("Openings of files"), "eye", "audit:openings", (Role.MANAGER, Role.AUDITOR)),
    (_("The association"), "building", "texts:association", (Role.MANAGER,)),
    (_("Operations"), "heart-pulse", "operations:show", (Role.MANAGER,)),
    (_("Administration"), "gear", "admin:index", (Role.MANAGER,)),
    (_("Policy"), "book", "portal:policy", EVERYBODY),
]

# label, icon, url name, query, roles, the key that follows it: what one begins from the day's page.
BEGINNINGS = [
    (_("New request"), "plus-lg", "requests:begin", "", (Role.OFFICER, Role.DELEGATE), "n"),
    (
        _("Receive a visit"),
        "person-walking",
        "contact:create",
        "?channel=visit",
        (Role.OFFICER, Role.DELEGATE, Role.RESEARCHER),
        "",
    ),
]


def shortcuts_for(user):
    """`[(label, icon, url, key, is the first)]` of what a person may begin; the first is marked."""
    mine = [entry for entry in BEGINNINGS if user.has_role(*entry[4])]
    return [
        (label, icon, reverse(name) + query, key, place == 0)
        for place, (label, icon, name, query, _roles, key) in enumerate(mine)
    ]


def items_for(user):
    """`[(label, icon, url, is_current, count)]` for one member of staff; None: by its address."""
    items = []
    for label, icon, name, roles in ENTRIES:
        if user.has_role(*roles):
            try:
                items.append((label, icon, reverse(name), None, 0))
            except NoReverseMatch:
                continue
    return items
