"""What every page bears of the association: its colour as a stylesheet, and its logo.

Both have an address of their content, so that a browser keeps them for good; a page knows the
address from the texts that it reads anyway, and asks the database nothing more. The icon that a
phone puts among its others is drawn of them.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import etag, require_safe

from sanad.lib import colours as tones
from sanad.lib.association import Association
from sanad.texts import icons
from sanad.texts.models import Logo

FOR_GOOD = "public, max-age=31536000, immutable"


def _same_as_its_address(request, **named):
    return f'"{next(iter(named.values()))}"'


@login_not_required
@require_safe
@etag(_same_as_its_address)
def colours(request, colour):
    """The stylesheet of a main colour; 404 for what is none, or what no white words stand on."""
    if not tones.is_readable(f"#{colour}"):
        raise Http404
    return HttpResponse(
        tones.stylesheet(f"#{colour}"),
        content_type="text/css; charset=utf-8",
        headers={"Cache-Control": FOR_GOOD},
    )


@login_not_required
@require_safe
@etag(_same_as_its_address)
def logo(request, digest):
    """A logo by its digest."""
    content = Logo.read(digest)
    if not content:
        raise Http404
    return HttpResponse(
        content,
        content_type="image/jpeg",
        headers={"Cache-Control": FOR_GOOD, "X-Content-Type-Options": "nosniff"},
    )


@login_not_required
@require_safe
def icon(request, of, shape, size):
    """The icon that the association has now, in a shape and size that pages ask for; else 404."""
    association = Association()
    if of != association.icon or (shape, size) not in icons.KINDS:
        raise Http404
    content = icons.drawn(of, shape == icons.WHOLE, size, association.logo_content)
    return HttpResponse(content, content_type="image/png", headers={"Cache-Control": FOR_GOOD})
