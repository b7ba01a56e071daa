"""The roles as Django groups, and what managers may do in the admin."""

from django.contrib.auth.models import Group, Permission

from sanad.accounts.enums import Role

# What a manager keeps in the admin: people who work here, programmes, catalogues. Never a
# workflow's own rows: those move by verbs only. What is not listed is not there for them.
KEEP, LOOK = ("add", "change", "view"), ("view",)
MANAGER_MAY: dict[str, dict[str, tuple[str, ...]]] = {
    "accounts": {"branch": KEEP, "user": KEEP},
    "audit": {"opening": LOOK},
    "beneficiaries": {"documenttype": KEEP, "category": KEEP},
    "texts": {"wording": LOOK},  # written by its own page, never by the admin's form
    "policy": {"policyversion": LOOK, "clause": LOOK, "acknowledgement": LOOK},
    "requests_app": {
        "programme": KEEP,
        "programmeversion": KEEP,
        # Taken out of a draft; of a published version the database keeps them.
        "question": (*KEEP, "delete"),
        "documentrule": (*KEEP, "delete"),
        "reason": (*KEEP, "delete"),
    },
}


def seed_roles() -> None:
    """Create the groups and give managers their permissions. Safe to run again."""
    for role in Role:
        Group.objects.get_or_create(name=role.value)
    manager = Group.objects.get(name=Role.MANAGER)
    codenames = [
        (app, f"{action}_{model}")
        for app, models in MANAGER_MAY.items()
        for model, actions in models.items()
        for action in actions
    ]
    wanted = Permission.objects.none()
    for app, codename in codenames:
        wanted |= Permission.objects.filter(content_type__app_label=app, codename=codename)
    manager.permissions.set(wanted)
