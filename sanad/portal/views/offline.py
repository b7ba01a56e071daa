"""What a phone keeps of the portal: how it is put among its apps, and a page for when there is no
network. Nothing of anybody is on any of it."""

import hashlib
import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import condition, require_safe

from sanad.lib.association import SIGN_COLOUR, Association
from sanad.texts import icons

# Asked for anew each time, and answered with "as before" where nothing changed.
ASKED_ANEW = "public, no-cache"
PAPER = "#faf7f1"  # as --s-paper of static/sanad.css: behind the icon while the page is on its way
# What the page without a network is drawn with.
FILES = (
    "icons/sign.svg",
    "js/theme.js",
    "js/sanad.js",
    "js/network.js",
    "vendor/plex/plex.css",
    "vendor/public.svg",
    "sanad.css",
)
FONT = "vendor/plex/ibm-plex-sans-arabic-{alphabet}-common-{weight}-normal.woff2"


@login_not_required
@require_safe
def manifest(request, language):
    """The association's name, colour and icon, for a phone that puts the portal among its apps."""
    with _speaking(language):
        association = Association()
        colour = association.colour or SIGN_COLOUR
        said = {
            "id": reverse("portal:home"),
            "name": association.name,
            "short_name": association.short_name,
            "lang": language,
            "dir": "rtl" if translation.get_language_bidi() else "ltr",
            "start_url": reverse("portal:after_sign_in"),
            "scope": "/",
            "display": "standalone",
            "theme_color": colour,
            "background_color": PAPER,
            "icons": [
                {
                    "src": reverse("texts:icon", args=[association.icon, shape, size]),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": "maskable" if shape == icons.WHOLE else "any",
                }
                for shape in (icons.ROUND, icons.WHOLE)
                for size in (192, 512)
            ],
        }
    return JsonResponse(
        said,
        content_type="application/manifest+json",
        headers={"Cache-Control": ASKED_ANEW},
        json_dumps_params={"ensure_ascii": False},
    )


@login_not_required
@require_safe
def offline(request, language):
    """The page that a phone shows without a network: no name, and nothing of who asks for it."""
    page = HttpResponse(_page(language), headers={"Content-Language": language})
    page["Cache-Control"] = ASKED_ANEW
    return page


def _script(language):
    """What `/sw.js` says in a language: the files that are kept, under a name that changes with
    any of them, and then the worker itself."""
    if not settings.SERVICE_WORKER:
        return _calling("js/worker-off.js")
    files, page = _files(language), _page(language)
    digest = hashlib.sha256("\n".join([page, *files, static("js/worker.js")]).encode())
    kept = {
        "cache": f"sanad-{digest.hexdigest()[:16]}",
        "page": reverse("portal:offline", args=[language]),
        "home": reverse("portal:home"),
        "files": files,
        "passes": [reverse("workbench:today"), reverse("admin:index")],
    }
    return f"self.sanadKept = {json.dumps(kept)};\n{_calling('js/worker.js')}"


def _calling(script):
    return f"importScripts({json.dumps(static(script))});\n"


def _etag(request):
    return f'"{hashlib.sha256(_script(request.LANGUAGE_CODE).encode()).hexdigest()}"'


@login_not_required
@require_safe
@condition(etag_func=_etag)
def worker(request):
    """The service worker, in the language that this phone chose; one that takes itself away where
    `SERVICE_WORKER` is off."""
    script = HttpResponse(
        _script(request.LANGUAGE_CODE), content_type="text/javascript; charset=utf-8"
    )
    script["Cache-Control"] = ASKED_ANEW
    patch_vary_headers(script, ["Cookie"])
    return script


def _files(language):
    association = Association()
    is_rtl = translation.get_language_info(language)["bidi"]
    bootstrap = "vendor/bootstrap.rtl.min.css" if is_rtl else "vendor/bootstrap.min.css"
    alphabet = "arabic" if is_rtl else "latin"
    fonts = [FONT.format(alphabet=alphabet, weight=weight) for weight in (400, 600)]
    own = [association.stylesheet, association.logo]
    return [*map(static, (*FILES, bootstrap, *fonts)), *filter(None, own)]


def _page(language):
    with _speaking(language):
        return render_to_string(
            "portal/offline.html",
            {"association": Association(), "is_installable": True, "worker": ""},
        )


def _speaking(language):
    if language not in dict(settings.LANGUAGES):
        raise Http404
    return translation.override(language)
