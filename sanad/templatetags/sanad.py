"""The parts of a page: icons, chips, numbers, dates, the clock, steps, actions, history, forms.

Words and markup only. What a date, an id or a sum looks like is decided in `sanad.lib`.
Everything that is read from left to right goes into `<bdi class="num" dir="ltr">`.
"""

import datetime
import json
from functools import cache, lru_cache

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_bidi, gettext, ngettext

from sanad.accounts.enums import Role
from sanad.assets import read_pictures, read_portal, read_public
from sanad.lib import dates, identifiers, links, numbers, texts, ticks
from sanad.lib.arabic import QUESTION_MARK, listed
from sanad.lib.forms import DateField
from sanad.lib.isolates import bdi, figures, marked

register = template.Library()

SPRITE = "vendor/icons.svg"
# All that a beneficiary's pages draw: before somebody signs in, and what comes to it afterwards.
PUBLIC_SPRITE, PORTAL_SPRITE = "vendor/public.svg", "vendor/portal.svg"
TONES = {"green", "honey", "brick", "slate", "solid", "off"}
MESSAGE_LOOKS = {
    "success": ("green", "check-circle"),
    "warning": ("honey", "exclamation-triangle"),
    "error": ("brick", "exclamation-circle"),
    "info": ("slate", "info-circle"),
}
# A number of each plural category of Arabic; English has two of them.
OF_EACH_CATEGORY = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
SILENT = mark_safe('aria-hidden="true"')


def _voice(label):
    """What a drawing says to those who hear the page: its label, or nothing."""
    return format_html('role="img" aria-label="{}"', label) if label else SILENT


@register.simple_tag
def link_to(view, *keys):
    """`{% url %}` of a row by its key or keys, for lists."""
    return links.link_to(view, *keys)


# Icons, chips ------------------------------------------------------------------------------


@register.simple_tag
def icon(name, label=""):
    """An icon by its name in `static/icons.txt`, of a picture or of what it stands for
    (`step-incident-close`); silent unless it has a `label`.

    "forward" and "back" choose their arrow by the direction of the page.
    """
    name = str(name).removeprefix("bi-")
    if name in ("forward", "back"):
        name = "arrow-left" if (name == "forward") == get_language_bidi() else "arrow-right"
    name = pictures().get(name, name)
    served = settings.STATIC_URL, settings.STORAGES["staticfiles"]["BACKEND"]
    sprite = _address(sprites().get(name, SPRITE), *served)
    return _svg(name, sprite, label) if label else _silent_svg(name, sprite)


@lru_cache(maxsize=8)
def _address(sprite, url, storage):
    """The address of a sprite, which stays while static files are served in the same way."""
    return static(sprite)


def _svg(name, sprite, label=""):
    return format_html(
        '<svg class="bi" {} focusable="false"><use href="{}#{}"></use></svg>',
        _voice(label),
        sprite,
        name,
    )


# A page draws the same few pictures row by row.
_silent_svg = lru_cache(maxsize=512)(_svg)


@cache
def pictures():
    """What each name of `static/icons.txt` looks like."""
    return read_pictures(settings.BASE_DIR / "static" / "icons.txt")


@cache
def sprites():
    """`{picture: sprite}` of those that stand in a smaller one."""
    icons = settings.BASE_DIR / "static" / "icons.txt"
    portal, public = dict.fromkeys(read_portal(icons), PORTAL_SPRITE), read_public(icons)
    return portal | dict.fromkeys(public, PUBLIC_SPRITE)


@register.simple_tag
def chip(label, icon_name="", tone=""):
    """A status in words with its icon; `tone` is a name of `TONES`, or "" for plain.

    Where `icon_name` is that of a status (`status-incident-heard`), the stylesheet gives the tone.
    """
    look = f" is-{tone}" if tone in TONES else ""
    if str(icon_name).startswith("status-"):
        look = f" {icon_name}"
    drawn = icon(icon_name) if icon_name else ""
    return format_html('<span class="s-chip{}">{}{}</span>', look, drawn, label)


@register.simple_tag
def status_chip(obj):
    """The chip an object offers as `obj.chip` = (label, name of its status); nothing if it offers
    none. (label, icon, tone) is taken as well."""
    offered = getattr(obj, "chip", None)
    if callable(offered):
        offered = offered()
    return chip(*offered) if offered else ""


@register.simple_tag(takes_context=True)
def current(context, *view_names):
    """` aria-current="page"` on one of these views; `name*` is any that begins so."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    here = match.view_name if match else ""
    for name in view_names:
        if here == name or (name.endswith("*") and here.startswith(name[:-1])):
            return mark_safe(' aria-current="page"')
    return ""


@register.simple_tag
def message_look(message):
    """("green", "check-circle") and the like, for a message of django.contrib.messages."""
    return MESSAGE_LOOKS.get(message.level_tag, ("", "lightbulb"))


# Texts -------------------------------------------------------------------------------------


@register.simple_tag
def text(key, to=None, **values):
    """A text by its key (`locale/texts/*.toml`), to whoever reads the page, or to a person."""
    return texts.text(key, to=to, **values)


@register.simple_tag
def counted(key):
    """The words of a text by plural category, as JSON with open placeholders: for a script, which
    knows the number. One without a count stands under `other`."""
    forms = {name: texts.words_of(key, count=count) for name, count in OF_EACH_CATEGORY.items()}
    return json.dumps(forms if texts.shipped()[key].counted else {"other": forms["other"]})


@register.filter
def bold(value):
    """A value that stands out in the text it is filled into."""
    return format_html("<b>{}</b>", value)


# Numbers -----------------------------------------------------------------------------------


@register.filter
def ltr(value):
    """An id, a code, a file name: kept whole and read from left to right."""
    return bdi(value)


@register.filter
def codes(words):
    """A sentence in which no number of a case or receipt breaks over a line or turns around."""
    return marked(words)


@register.filter
def plain_codes(words):
    """The same where no markup may stand: the title of a page, the option of a list."""
    return figures(str(words))


@register.filter
def national_id(value):
    """A national id or iqama, grouped 4-3-3."""
    return bdi(identifiers.group_id(str(value)) if value else "")


@register.filter
def masked_id(value):
    """An id in a list: only its last digits can be read."""
    return bdi(identifiers.mask_id(str(value)) if value else "")


@register.filter
def mobile(value):
    """A mobile as people write it here, grouped 3-3-4."""
    return bdi(identifiers.group_mobile(str(value)) if value else "")


@register.filter
def masked_mobile(value):
    """A mobile whose last digits alone can be read."""
    return bdi(identifiers.mask_mobile(str(value)) if value else "")


@register.filter
def phone(value):
    """A phone of the association: a unified number (9200…) in threes, a mobile as any other."""
    digits = str(value or "")
    if len(digits) == 9 and digits.isdigit():
        return bdi(f"{digits[:3]} {digits[3:6]} {digits[6:]}")
    return mobile(digits)


@register.filter
def iban(value):
    """An IBAN in groups of four; any other account number as it is."""
    return bdi(identifiers.group_iban(str(value)) if value else "")


@register.filter
def amount(value):
    """A number with its thousands: 1,500.50."""
    return "" if value in (None, "") else bdi(numbers.amount_text(value))


@register.filter
def riyals(value):
    """A sum of money with its word, counted rightly."""
    if value in (None, ""):
        return ""
    return format_html('<span class="s-nowrap">{}</span>', numbers.riyals(value))


# Dates -------------------------------------------------------------------------------------


def _as_day(value):
    """The calendar day of a date or of an aware moment; None for neither."""
    if isinstance(value, datetime.datetime):
        return dates.riyadh_day(value)
    return value if isinstance(value, datetime.date) else None


@register.filter
def day(value, with_weekday=""):
    """A date with its Hijri day beneath; `|day:"weekday"` names the weekday too."""
    on = _as_day(value)
    if on is None:
        return ""
    return format_html(
        '<time class="s-date" datetime="{}">{}<small>{}</small></time>',
        on.isoformat(),
        dates.gregorian_text(on, with_weekday=bool(with_weekday)),
        dates.hijri_text(on),
    )


@register.filter
def plain_day(value, without_weekday=""):
    """A date inside a sentence: Gregorian with its weekday, or without (`:"short"`)."""
    on = _as_day(value)
    if on is None:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>',
        on.isoformat(),
        dates.gregorian_text(on, with_weekday=not without_weekday),
    )


@register.filter
def until(value):
    """A last day inside a sentence; words stay as they are, where it counts from a day that is
    still to come."""
    return plain_day(value) if _as_day(value) else value


@register.filter
def hijri(value):
    """The Hijri day alone."""
    on = _as_day(value)
    return "" if on is None else dates.hijri_text(on)


@register.filter(name="moment")
def moment_filter(value, today=None):
    """A moment: "today 9:52" when `today` (a date) says so, else the date and the time."""
    return _moment(value, today)


@register.simple_tag(takes_context=True)
def moment(context, value):
    """A moment beside the policy's day, where the page knows it."""
    return _moment(value, _today_of(context))


def _today_of(context):
    today = context.get("policy_today")
    return today() if callable(today) else today


def _moment(value, today):
    if not isinstance(value, datetime.datetime):
        return plain_day(value, "short")
    local = value.astimezone(dates.RIYADH)
    words = {"day": dates.gregorian_text(local.date()), "time": dates.clock_text(local)}
    if today and local.date() == today:
        text = gettext("Today %(time)s") % words
    elif today and local.date() == today - datetime.timedelta(days=1):
        text = gettext("Yesterday %(time)s") % words
    else:
        text = gettext("%(day)s, %(time)s") % words
    return format_html(
        '<time class="s-nowrap" datetime="{}">{}</time>', local.isoformat(timespec="minutes"), text
    )


# The clock of the reply ----------------------------------------------------------------------


def _clock(raised_on, floor, today):
    return ticks.run_of(_as_day(raised_on), _as_day(floor), _as_day(today))


@register.inclusion_tag("sanad/_clock.html")
def clock(raised_on, floor, today, earliest=False):
    """The clock of a raised request: a tick for each day until the earliest reply (PR-5).

    `earliest` names that day beneath the ticks, for a page that does not say it above them.
    """
    return {"clock": _clock(raised_on, floor, today), "earliest": earliest}


@register.simple_tag
def clock_mini(raised_on, floor, today):
    """The same clock, small enough for a table's row."""
    return _clock_mini(_as_day(raised_on), _as_day(floor), _as_day(today), get_language())


@lru_cache(maxsize=512)
def _clock_mini(raised_on, floor, today, _language):
    run = ticks.run_of(raised_on, floor, today)
    if run is None:
        return ""
    return format_html(
        '<span class="s-clock-mini{}" role="img" aria-label="{}">{}</span>',
        " is-many" if run["is_many"] else "",
        run["label"],
        format_html_join("", '<i class="{}"></i>', ((tick,) for tick in run["ticks"])),
    )


# Steps, actions, history -------------------------------------------------------------------


def _read(item, name, otherwise=""):
    """An attribute of an object, or a key of a dict; `otherwise` where there is none."""
    if isinstance(item, dict):
        return item.get(name, otherwise)
    return getattr(item, name, otherwise)


@register.inclusion_tag("sanad/_steps.html")
def steps(items, wide=True):
    """The stepper: each item has `label`, `note` (words or a date), `state` (done, now, next)."""
    drawn = []
    for item in items:
        state, note = _read(item, "state", "next"), _read(item, "note")
        drawn.append(
            {
                "label": _read(item, "label"),
                "note": plain_day(note, "short") if isinstance(note, datetime.date) else note,
                "state": state,
                "is_done": state == "done",
                "is_now": state == "now",
            }
        )
    return {"steps": drawn, "is_wide": wide}


@register.inclusion_tag("sanad/_action_bar.html", takes_context=True)
def action_bar(context, actions, form_id=""):
    """What may be done now as buttons, and what may not yet be done as sentences, each with the
    way on where there is one.

    `actions` as `sanad.workflow.buttons.bar` gives them: with a `url` a link to the step's page, or
    with `is_post` a button that does it at once; one without a `url` is a submit button named
    `verb` of the form `form_id`.
    """
    actions = list(actions)
    return {
        "csrf_token": context.get("csrf_token", ""),
        "allowed": [action for action in actions if action.is_allowed],
        "refused": [action for action in actions if not action.is_allowed],
        "form_id": form_id,
    }


def way_on_for(refusal, user):
    """What one can do now after a refusal (`Refused`), for `user` (or None): the link to the page
    where they go on; where they have none, the roles that do it instead. "" where neither is.
    """
    if refusal.way:
        return format_html('<a href="{}">{}</a>', refusal.way.url, codes(refusal.way.label))
    is_one_of_them = bool(user and user.is_authenticated and user.has_role(*refusal.by))
    if not refusal.by or is_one_of_them:
        return ""
    roles = listed(Role(role).label for role in refusal.by)
    words = gettext("Who does it: %(roles)s.") % {"roles": roles}
    return format_html('<span class="d-block">{}</span>', words)


@register.simple_tag(takes_context=True)
def way_on(context, refusal):
    """The same, for whoever reads the page."""
    return way_on_for(refusal, getattr(getattr(context, "request", None), "user", None))


@register.inclusion_tag("sanad/_log.html", takes_context=True)
def log(context, entries, beside=False):
    """A case's history, newest first as given. Each entry has `at` and `label`; `by` and `reason`
    where there are any. `beside` puts the dates beside the words, as on the beneficiary's page.
    """
    today = _today_of(context)
    drawn = []
    for entry in entries:
        at = _read(entry, "at", None)
        drawn.append(
            {
                "label": _read(entry, "label") or _read(entry, "verb"),
                "when": day(at) if beside else _moment(at, today),
                "by": _read(entry, "by") or "",
                "reason": _read(entry, "reason"),
            }
        )
    return {"entries": drawn, "beside": beside}


# Forms and task pages ----------------------------------------------------------------------


@register.inclusion_tag("sanad/_progress.html")
def progress(number, total, label="", saved=False):
    """Where the person stands in a task: step `number` of `total`; `saved` says it was kept."""
    number, total = int(number), int(total)
    return {
        "number": number,
        "total": total,
        "label": label,
        "saved": saved,
        "marks": step_marks(number, total),
    }


@register.simple_tag
def step_marks(number, total):
    """The dashes of a progress bar: "on" for what is behind, "now", "" for what is ahead."""
    number, total = int(number), int(total)
    return ["on"] * (number - 1) + ["now"] + [""] * (total - number)


@register.inclusion_tag("sanad/_errors.html")
def errors(form, *beside):
    """What is wrong in a form: one sentence a line in page order, each a link to its field, and
    where one goes on after a refusal (`form.refusal`, see `sanad.workflow.views.attempt`).

    With the forms that stand `beside` it in one summary. Drawn once for each form, whoever asks
    first: a task page above its heading, any other page above its fields.
    """
    asked = [
        one
        for one in (form, *beside)
        if one is not None and one.is_bound and not getattr(one, "errors_are_drawn", False)
    ]
    problems = _told_apart([problem for one in asked for problem in _problems(one)])
    for one in asked:
        one.errors_are_drawn = bool(problems)
    refusals = [one.refusal for one in asked if getattr(one, "refusal", None)]
    return {
        "problems": problems,
        "refusals": refusals,
        "title": ngettext(
            "One thing is left before you continue",
            "%(count)s things are left before you continue",
            len(problems),
        )
        % {"count": len(problems)},
    }


def _problems(form):
    """(target, sentence, label, is_date) of every error; target "" where no field can be pointed
    at."""
    if hasattr(form, "non_form_errors"):
        problems = [("", message, "", False) for message in form.non_form_errors()]
        return problems + [problem for part in form.forms for problem in _problems(part)]
    problems = [("", message, "", False) for message in form.non_field_errors()]
    for field in form:
        target = "" if field.is_hidden else field.id_for_label or f"{field.auto_id}_0"
        is_date = isinstance(field.field, DateField)
        problems += [(target, message, field.label, is_date) for message in field.errors]
    return problems


def _told_apart(problems):
    """(target, sentence): a sentence names its field where it stands there twice, or is one of a
    date, which any date could have; others need not."""
    sentences = [sentence for _target, sentence, _label, _is_date in problems]
    return [
        (target, _named(label, sentence))
        if label and (is_date or sentences.count(sentence) > 1)
        else (target, sentence)
        for target, sentence, label, is_date in problems
    ]


def _named(label, sentence):
    """The sentence behind the name of its field; a question keeps its own mark."""
    is_question = str(label).endswith(("?", QUESTION_MARK))
    return f"{label} {sentence}" if is_question else f"{label}: {sentence}"


@register.simple_tag
def link(view_name):
    """The address of a view of the frame, or "" where this installation does not have it.

    Only for error pages: they must come out even when an address is missing.
    """
    try:
        return reverse(view_name)
    except NoReverseMatch:
        return ""
