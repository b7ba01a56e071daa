"""The roles as Django groups, and what managers may do in the admin."""

from django.contrib.auth.models import Group, Permission

from sanad.accounts.enums import Role

# What a manager keeps in the admin: people who work here, programmes, catalogues. Never a
# workflow's own rows: those move by verbs only.
MANAGER_MAY = {
    "accounts": ("branch", "user"),
    "requests_app": ("programme", "documentrule", "reason"),
    "messaging": ("template",),
}


def seed_roles():
    """Create the groups and give managers their permissions. Safe to run again."""
    for role in Role:
        Group.objects.get_or_create(name=role.value)
    manager = Group.objects.get(name=Role.MANAGER)
    codenames = [
        (app, f"{action}_{model}")
        for app, models in MANAGER_MAY.items()
        for model in models
        for action in ("add", "change", "view")
    ]
    wanted = Permission.objects.none()
    for app, codename in codenames:
        wanted |= Permission.objects.filter(content_type__app_label=app, codename=codename)
    manager.permissions.set(wanted)
