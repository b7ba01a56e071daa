"""System checks of the settings. What the database must hold, `sanad.verification` verifies."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

from sanad.lib import storage


@register(Tags.security, deploy=True)
def own_secrets(app_configs, **kwargs):
    """Production runs on secrets of its own, and the survey's two keys differ (DG-6c)."""
    if settings.SURVEY_TOKEN_KEY == settings.SURVEY_HASH_KEY:
        yield Error("SURVEY_TOKEN_KEY and SURVEY_HASH_KEY must differ.", id="sanad.E001")
    for name in ("SECRET_KEY", "SURVEY_TOKEN_KEY", "SURVEY_HASH_KEY"):
        if str(getattr(settings, name)).startswith("development-only"):
            yield Error(f"{name} is the development stand-in.", id="sanad.E002")
    if any(key.startswith("development-only") for key in settings.ACTOR_KEYS):
        yield Error("ACTOR_KEY is the development stand-in.", id="sanad.E002")


@register(Tags.security, deploy=True)
def second_factor(app_configs, **kwargs):
    """A password alone opens every colleague's work only where somebody chose so."""
    if not settings.SECOND_FACTOR:
        yield Warning(
            "SECOND_FACTOR is off: a password alone opens the work portal.", id="sanad.W002"
        )


@register(deploy=True)
def gateways(app_configs, **kwargs):
    """A message that cannot leave is said at the start."""
    if not settings.SMS_GATEWAY_URL:
        yield Warning("SMS_GATEWAY_URL is not set: no text message leaves.", id="sanad.W001")


@register()
def kept_files(app_configs, **kwargs):
    """The storage of kept files can be made, and is not left to the first upload to find out."""
    try:
        storage.kept()
    except Exception as error:  # whatever a class of somebody else's raises
        yield Error(
            f"FILES_STORAGE or FILES_STORAGE_OPTIONS: {type(error).__name__}: {error}",
            id="sanad.E003",
        )
