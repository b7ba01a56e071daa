"""Settings: one file, driven by the environment (`.env.example` names every variable).

In production a missing secret stops the start and says which one it is; nothing here ever
switches a permission off.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from pghistory import ContextJSONField, ContextUUIDField

from sanad.lib.history import InsertEvent, UpdateEvent

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")
PRODUCTION = env.str("SANAD_ENV", "development") == "production"
if not PRODUCTION and (BASE_DIR / ".sanad" / "secrets.env").is_file():
    env.read_env(BASE_DIR / ".sanad" / "secrets.env")

REQUIRED = [
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "PUBLIC_URL",
    "FILES_KEY",
    *([] if env.str("FILES_STORAGE", "") else ["FILES_ROOT"]),
    "SURVEY_TOKEN_KEY",
    "SURVEY_HASH_KEY",
    "ACTOR_KEY",
]
if PRODUCTION:
    missing = [name for name in REQUIRED if not env.str(name, "")]
    if missing:
        raise ImproperlyConfigured(
            "Production needs these environment variables: " + ", ".join(missing)
        )


def secret(name):
    """A secret of the environment; development and tests may run on a stand-in, production not."""
    return env.str(name) if PRODUCTION else env.str(name, f"development-only-{name.lower()}")


SECRET_KEY = secret("SECRET_KEY")
# Keys before it, while what was sealed under them is still to be read.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
SURVEY_TOKEN_KEY = secret("SURVEY_TOKEN_KEY")
SURVEY_HASH_KEY = secret("SURVEY_HASH_KEY")
# Sign who acts (sanad/lib/actor.py), the newest first: it signs, the database believes each.
ACTOR_KEYS = [key for key in secret("ACTOR_KEY").split(",") if key]
# Fernet keys (32 bytes in URL-safe base64), the newest first: it encrypts, each of them decrypts.
# The stand-in is the all-zero key.
FILES_KEYS = env.list("FILES_KEY", default=["A" * 43 + "="])
FILES_KEY = FILES_KEYS[0]
FILES_ROOT = Path(env.str("FILES_ROOT", str(BASE_DIR / ".sanad" / "files")))
FONTS_ROOT = Path(env.str("FONTS_ROOT", str(BASE_DIR / ".sanad" / "fonts")))
PUBLIC_URL = env.str("PUBLIC_URL", "http://localhost:8000").rstrip("/")

DEBUG = False
# How many proxies stand in front: from the last of them we learn the visitor's own address, which
# tries are counted by.
PROXIES = env.int("PROXIES", 1 if PRODUCTION else 0)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# `sanad` stands last: what it does after a migration (functions, grants, seeds) must come after
# every other app's.
INSTALLED_APPS = [
    "sanad.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "csp",
    "sanad.accounts",
    "sanad.audit",
    "sanad.policy",
    "sanad.messaging",
    "sanad.letters",
    "sanad.operations",
    "sanad.workflow",
    "sanad.recovery",
    "sanad.guarded",
    "sanad.texts",
    "beneficiaries",
    "sanad.paper",
    "sanad.contact",
    "requests_app",
    "conduct",
    "surveys",
    "sanad.portal",
    "sanad.workbench",
    "sanad",
]

MIDDLEWARE = [
    "sanad.operations.middleware.HealthMiddleware",
    "sanad.middleware.ProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sanad.middleware.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sanad.middleware.PrivateMiddleware",
    "sanad.middleware.ReadOnceMiddleware",
    "sanad.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sanad.audit.middleware.ListMiddleware",
    "sanad.audit.middleware.RefusalMiddleware",
    "sanad.portal.acting.ActingMiddleware",
    "sanad.accounts.kept.KeptFormMiddleware",
    "sanad.accounts.fresh.FreshMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "sanad.accounts.second_factor.SecondFactorMiddleware",
    "sanad.guarded.middleware.KinMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sanad.middleware.ActorMiddleware",
    "sanad.middleware.RuleMiddleware",
]

if not PRODUCTION:
    static = MIDDLEWARE.index("whitenoise.middleware.WhiteNoiseMiddleware")
    MIDDLEWARE.insert(static, "sanad.middleware.StaticCompressionMiddleware")

ROOT_URLCONF = "sanad.urls"
WSGI_APPLICATION = "sanad.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "sanad.context.shell",
            ],
        },
    },
]

# One connection, with the role that the entry point chose: the portal runs as the site's role,
# which owns nothing; only the commands listed in manage.py connect as the owner.
DATABASES = {"default": env.db_url("DATABASE_URL", engine="django.db.backends.postgresql")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# A pooler that gives each transaction another connection (pgbouncer): what outlives a transaction
# is not used then. `serve` and `worker` notice one that is not named here.
DATABASE_POOLER = env.bool("DATABASE_POOLER", False)
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = DATABASE_POOLER
# Seconds that `serve` and `worker` wait at their start for a database that does not answer yet.
DATABASE_WAIT = env.int("DATABASE_WAIT", 60)
# The role that the grants are written for, also while a command runs as the owner.
SITE_ROLE = env.str("DATABASE_SITE_ROLE", DATABASES["default"]["USER"])

CACHES = {
    "default": {
        "BACKEND": "sanad.lib.cache.JsonCache",
        "LOCATION": "cache_entry",
        "VERSION": 2,  # an older release wrote entries of its own kind under 1
    }
}
SESSION_ENGINE = "sanad.accounts.sessions"
SESSION_COOKIE_AGE = 24 * 60 * 60  # the longest that the policy may say; by it sessions end before
# Names that a browser takes over https alone, of this host and for all of it: nobody beside it
# plants one. Ours begin with it too.
COOKIE_PREFIX = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
CSRF_COOKIE_HTTPONLY = True  # pages carry the token themselves
CSRF_FAILURE_VIEW = "sanad.accounts.kept.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = "/home/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "sanad.portal.adapter.PortalAdapter"
# Staff by user name and password, beneficiaries by mobile and a code of six digits.
ACCOUNT_LOGIN_METHODS = {"username", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 2
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_FORMS = {
    "login": "sanad.accounts.forms.StaffSignInForm",
    "request_login_code": "sanad.accounts.forms.AskCodeForm",
    "confirm_login_code": "sanad.accounts.forms.EnterCodeForm",
    "change_password": "sanad.accounts.forms.NewPasswordForm",
    "reauthenticate": "sanad.accounts.forms.PasswordAgainForm",
}
# The library counts by the web machine's clock. What strangers may try is counted by the database's
# instead (sanad/lib/limits.py); the library's own limits on who is signed in stay.
ACCOUNT_RATE_LIMITS = dict.fromkeys(("login", "login_failed", "request_login_code"))
ACCOUNT_LOGOUT_ON_GET = False
# Minutes after which a grave step asks for the password or the second factor once more.
FRESH_MINUTES = env.int("FRESH_MINUTES", 15)
# Whether everybody who works here signs in in two steps.
SECOND_FACTOR = env.bool("SECOND_FACTOR", PRODUCTION)
MFA_ADAPTER = "sanad.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": None}  # counted by `sanad/lib/limits.py` as well
# A phone's clock may be half a minute wrong. Digits are taken once all the same.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "sanad.accounts.forms.SecondFactorForm",
    "reauthenticate": "sanad.accounts.forms.SecondFactorAgainForm",
    "activate_totp": "sanad.accounts.forms.SetUpForm",
    "add_webauthn": "sanad.accounts.passkeys.AddKeyForm",
    "edit_webauthn": "sanad.accounts.passkeys.RenameKeyForm",
    "authenticate_webauthn": "sanad.accounts.passkeys.SecondKeyForm",
    "reauthenticate_webauthn": "sanad.accounts.passkeys.KeyAgainForm",
    "login_webauthn": "sanad.accounts.passkeys.KeyAloneForm",
}

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "العربية"), ("en", "English")]
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
LOCALE_PATHS = [BASE_DIR / "locale"]
# What is said to people, addressed as the man or the woman they are (sanad/lib/texts.py).
TEXTS_ROOT = BASE_DIR / "locale" / "texts"
FORMAT_MODULE_PATH = ["sanad.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
USE_TZ = True
TIME_ZONE = "Asia/Riyadh"

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(BASE_DIR / ".sanad" / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Kept copies of papers: what is asked of another class stands in `sanad.lib.storage`.
    "kept": {
        "BACKEND": env.str("FILES_STORAGE", "") or "sanad.lib.storage.KeptFiles",
        "OPTIONS": env.json("FILES_STORAGE_OPTIONS", {}),
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
FORM_RENDERER = "sanad.lib.forms.drawing.Renderer"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
# Whether phones keep the page that says that there is no network; off takes it from those that do.
SERVICE_WORKER = env.bool("SERVICE_WORKER", True)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_HANDLERS = [
    "sanad.lib.uploads.AnyNameHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "sanad.lib.uploads.RoomyHandler",
]

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "no-reply@localhost")
SMS_GATEWAY_URL = env.str("SMS_GATEWAY_URL", "")
SMS_GATEWAY_TOKEN = env.str("SMS_GATEWAY_TOKEN", "")
SMS_SENDER = env.str("SMS_SENDER", "Sanad")
# The words of `status` by which an answer of 2xx says that the message was taken.
SMS_GATEWAY_SUCCESS = [
    word.lower()
    for word in env.list(
        "SMS_GATEWAY_SUCCESS", default=["accepted", "queued", "sent", "success", "ok"]
    )
]
# Signs the network's receipts; without it they are not taken.
SMS_RECEIPT_SECRET = env.str("SMS_RECEIPT_SECRET", "")

# Who is told when something is wrong with the installation, once for each change.
ALARM_EMAIL = env.list("ALARM_EMAIL", default=[])
# Addresses ("mailto:…", "https://…") for who found a weakness, beside the association's telephone.
SECURITY_CONTACT = env.list("SECURITY_CONTACT", default=[])
ALARM_URL = env.str("ALARM_URL", "")
# Who may read /metrics from elsewhere than this machine.
METRICS_TOKEN = env.str("METRICS_TOKEN", "")

# Every migration ends with all triggers as the code has them (sanad/installation.py touches those
# that differ): a rule changes in one place, and no migration pays for rendering the whole state
# once a trigger.
PGTRIGGER_MIGRATIONS = False
PGTRIGGER_INSTALL_ON_MIGRATE = False

PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD = ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = ContextUUIDField()
PGHISTORY_DEFAULT_TRACKERS = (InsertEvent(), UpdateEvent())

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "sanad.logs.JsonFormatter"}, "text": {}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env.str("LOG_FORMAT", "json" if PRODUCTION else "text"),
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
