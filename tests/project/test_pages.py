"""The frame of every page: icons, forms, the clock, error pages, and what templates may not do."""

import datetime
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import translation

from sanad import assets
from sanad.assets import build_sprite, read_names, read_pictures, read_portal, read_public
from sanad.lib.refusal import Refused

ROOT = settings.BASE_DIR
TEMPLATES = sorted(
    path
    for path in ROOT.rglob("*.html")
    if not {".venv", "node_modules", ".sanad"} & set(path.relative_to(ROOT).parts)
)
SOURCES = sorted(
    path
    for folder in ("sanad", "beneficiaries", "requests_app", "conduct", "surveys")
    for path in (ROOT / folder).rglob("*.py")
)
NAMES = set(read_names(ROOT / "static" / "icons.txt"))
PICTURES = read_pictures(ROOT / "static" / "icons.txt")
ICON_TAG = re.compile(r"""\{%\s*icon\s+["']([a-z0-9-]+)["']""")
CHIP_TAG = re.compile(r"""\{%\s*chip\s+\S+\s+["']([a-z0-9-]+)["']""")
ICON_ARGUMENT = re.compile(r"""\bicon(?:_name)?=["']([a-z0-9-]+)["']""")
CHIP_TUPLE = re.compile(
    r"""["']([a-z0-9-]+)["'], ["'](?:green|honey|brick|slate|solid|off)["']\)"""
)


def draw(source, **context):
    return Template("{% load sanad %}" + source).render(Context(context))


def test_every_icon_in_use_is_on_the_list():
    used = {"arrow-left", "arrow-right", "lightbulb", "inbox"}
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        for pattern in (ICON_TAG, CHIP_TAG, ICON_ARGUMENT):
            used |= set(pattern.findall(text))
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        used |= set(ICON_ARGUMENT.findall(text)) | set(CHIP_TUPLE.findall(text))
    assert used - PICTURES.keys() - NAMES - {"forward", "back"} == set()


def test_the_sprite_holds_every_name_and_refuses_an_unknown_one(tmp_path):
    package = ROOT / "node_modules" / "bootstrap-icons"
    sprite = tmp_path / "icons.svg"
    assert build_sprite(package, NAMES, sprite) == len(NAMES)
    drawn = set(re.findall(r'<symbol id="([^"]+)"', sprite.read_text(encoding="utf-8")))
    assert drawn == NAMES

    (tmp_path / "names.txt").write_text(
        "send\nno-such-icon  # a slip\n[public]\nsend\n\n# others\n[portal]\npen\n"
    )
    with pytest.raises(ValueError, match="no-such-icon"):
        build_sprite(package, read_names(tmp_path / "names.txt"), sprite)
    assert read_public(tmp_path / "names.txt") == {"send"}
    assert read_portal(tmp_path / "names.txt") == {"pen"}
    icons = ROOT / "static" / "icons.txt"
    assert read_public(icons) < NAMES and read_portal(icons) < NAMES
    assert not read_public(icons) & read_portal(icons)


def test_a_beneficiarys_page_draws_from_the_smaller_sprites_alone():
    """The large one is of the workbench: a phone would fetch it for one picture."""
    used, icons = set(), ROOT / "static" / "icons.txt"
    for path in [*(ROOT / "templates" / "portal").glob("*.html"), *SHARED]:
        text = path.read_text(encoding="utf-8")
        for pattern in (ICON_TAG, CHIP_TAG, ICON_ARGUMENT):
            used |= {PICTURES.get(name, name) for name in pattern.findall(text)}
    used |= {picture for name, picture in PICTURES.items() if name.startswith("status-request-")}
    assert used - {"forward", "back"} - read_public(icons) - read_portal(icons) == set()


SHARED = [ROOT / "templates" / "base" / f"{name}.html" for name in ("base", "public", "task")]
CLASSES = re.compile(
    r"""\bclass=["']((?:\{[{%].*?[%}]\}|[^"'{])*)["']|["']class["'][:\s]+["']([^"']*)["']"""
    r"""|_class\s*%\}([^{]*)\{|_class=["']([^"']*)["']"""
)
TAGS = re.compile(r"\{[{%].*?[%}]\}")
NOT_BOOTSTRAPS = {"bi"}  # our icons; there one inside a link


def test_every_class_of_bootstrap_in_use_is_on_the_list():
    """And nothing else is: the stylesheet that phones fetch is cut to the list."""
    used, admins = set(), ROOT / "templates" / "admin"  # which has a stylesheet of its own
    for path in [*(path for path in TEMPLATES if admins not in path.parents), *SOURCES]:
        for attributes in CLASSES.findall(path.read_text(encoding="utf-8")):
            words = TAGS.sub(" ", " ".join(attributes))
            used |= set(re.findall(r"(?<![\w.-])[a-z][\w-]*", words))
    css = (ROOT / "node_modules/bootstrap/dist/css/bootstrap.min.css").read_text(encoding="utf-8")
    listed = set(read_pictures(ROOT / "static" / "bootstrap.txt"))
    assert (used & assets.classes_of(css)) - NOT_BOOTSTRAPS == listed


def test_a_stylesheet_is_cut_to_the_classes_that_are_listed(tmp_path):
    css = (
        '@charset "UTF-8";/*! MIT */:root{--a:1}a:not(.btn){color:red}.btn,.card{margin:0}'
        "@media (min-width:1px){.card{margin:1px}.btn .card{x:0}}@media print{.btn:hover{y:0}}"
        "@keyframes turn{to{x:1}}@keyframes grow{from{x:0}to{x:1}}.btn{animation:grow 1s}"
        ".form-control{background:url(\"data:image/svg+xml,%3csvg a='b'/%3e\")}"
    )
    assert assets.trim(css, {"btn"}) == (
        '@charset "UTF-8";/*! MIT */:root{--a:1}a:not(.btn){color:red}.btn{margin:0}'
        "@media print{.btn:hover{y:0}}@keyframes grow{from{x:0}to{x:1}}.btn{animation:grow 1s}"
    )
    (tmp_path / "names.txt").write_text("btn\nno-such-class\n")
    with pytest.raises(ValueError, match="no-such-class"):
        assets.build_bootstrap(
            ROOT / "node_modules" / "bootstrap", tmp_path / "names.txt", tmp_path
        )


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_carries_style_or_script(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"""\sstyle\s*=\s*["']""", text)
    assert not re.search(r"<style|javascript:|\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"""(?:src|href|action)=["']https?://""", text)


def test_the_stylesheet_reaches_for_nothing_outside():
    text = (ROOT / "static" / "sanad.css").read_text(encoding="utf-8")
    for url in re.findall(r"url\(\"?([^\")]+)", text):
        assert (ROOT / "static" / url).is_file(), url
    assert not re.search(r"(?:margin|padding|border)-(?:left|right)\s*:", text)


@pytest.mark.parametrize(
    "name", ["400", "403", "403_csrf", "404", "409", "413", "429", "500", "503"]
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_error_pages_need_no_context(name, language):
    with translation.override(language):
        page = render_to_string(f"{name}.html")
    assert f'lang="{language}"' in page
    assert page.count("<h1>") == 1


def test_a_refusal_says_its_sentence_and_its_clause():
    page = render_to_string("409.html", {"sentence": "Not before Thursday.", "clause": "PR-5"})
    assert "Not before Thursday." in page
    assert '<bdi class="num" dir="ltr">PR-5</bdi>' in page


class Form(forms.Form):
    name = forms.CharField(help_text="As on the card.")
    housing = forms.ChoiceField(
        choices=[("rent", "Rent"), ("own", "Own")], widget=forms.RadioSelect
    )
    more = forms.CharField(required=False)
    paper = forms.FileField(required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


@pytest.mark.django_db
def test_a_form_is_drawn_with_help_above_and_errors_below():
    form = Form({"housing": "rent"})
    page = draw('{% include "sanad/_form.html" with form=form only %}', form=form)
    assert page.index("As on the card.") < page.index('name="name"') < page.index("id_name_error")
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert re.search(r'class="s-choice is-on"[^>]*for="id_housing_0"', page)
    assert page.count("s-optional") == 2
    assert page.count('type="hidden"') == 1
    assert 'class="s-drop"' in page


@pytest.mark.django_db
def test_the_summary_leads_to_the_fields_in_page_order_and_is_drawn_once():
    form = Form({})
    form.add_error(None, "Already open.")
    page = draw('{% errors form %}{% include "sanad/_form.html" with form=form only %}', form=form)
    assert page.count('role="alert"') == 1
    summary = page[: page.index("s-form")]
    places = [summary.index(part) for part in ("Already open.", "#id_name", "#id_housing_0")]
    assert places == sorted(places)
    with translation.override("en"):
        fresh = Form({})
        assert "2 things are left" in draw("{% errors form %}", form=fresh)
        assert "Name: " in draw("{% errors form %}", form=Form({}))  # the same sentence twice
    assert draw("{% errors form %}", form=Form()).strip() == ""


DAY = datetime.date


@pytest.mark.parametrize(
    ("today", "on", "now"),
    [
        (DAY(2026, 11, 12), 0, 1),
        (DAY(2026, 11, 22), 10, 1),
        (DAY(2026, 11, 25), 13, 1),
        (DAY(2026, 11, 26), 14, 0),
        (DAY(2027, 2, 1), 14, 0),
    ],
)
@pytest.mark.policy("PR-5")
def test_the_clock_has_a_tick_for_each_day_of_the_term(today, on, now):
    for tag in ("clock", "clock_mini"):
        drawn = draw(
            "{% " + tag + " raised floor today %}",
            raised=DAY(2026, 11, 12),
            floor=DAY(2026, 11, 26),
            today=today,
        )
        assert drawn.count("<i ") == 14
        assert drawn.count('class="on"') == on
        assert drawn.count('class="now"') == now
        assert 'role="img"' in drawn


def test_a_longer_term_has_more_ticks_and_no_term_draws_nothing():
    drawn = draw(
        "{% clock_mini a b c %}", a=DAY(2026, 11, 1), b=DAY(2026, 11, 21), c=DAY(2026, 11, 3)
    )
    assert drawn.count("<i ") == 20
    assert draw("{% clock a b c %}{% clock_mini a b c %}", a=None, b=None, c=None).strip() == ""


def test_dates_and_numbers_keep_their_direction():
    with translation.override("ar"):
        day = draw("{{ d|day }}", d=DAY(2026, 11, 22))
        assert 'datetime="2026-11-22"' in day
        assert "22 نوفمبر 2026<small>12 جمادى الآخرة 1448هـ</small>" in day
        assert "الأحد 22 نوفمبر 2026" in draw("{{ d|plain_day }}", d=DAY(2026, 11, 22))
    assert draw("{{ x|national_id }}", x="1058529940") == (
        '<bdi class="num" dir="ltr">1058 529 940</bdi>'
    )
    assert "1058" not in draw("{{ x|masked_id }}", x="1058529940")
    assert "055 123 4567" in draw("{{ x|mobile }}", x="+966551234567")
    assert draw("{{ x|ltr }}", x="<b>") == '<bdi class="num" dir="ltr">&lt;b&gt;</bdi>'
    assert draw("{{ x|day }}{{ x|ltr }}{{ x|amount }}{{ x|riyals }}{{ x|moment }}", x=None) == ""


def test_a_moment_knows_today_at_riyadh_not_at_greenwich():
    late = datetime.datetime(2026, 11, 21, 22, 30, tzinfo=datetime.UTC)  # 01:30 on the 22nd there
    with translation.override("en"):
        assert "Today 1:30" in draw("{{ at|moment:today }}", at=late, today=DAY(2026, 11, 22))
        assert "Yesterday 1:30" in draw("{% moment at %}", at=late, policy_today=DAY(2026, 11, 23))
        assert "22 November 2026" in draw("{{ at|moment }}", at=late)


def test_what_may_not_be_done_is_a_sentence_not_a_button():
    def action(**own):
        base = {"name": "x", "url": "", "icon": "", "why": "", "refusal": None}
        flags = {"is_primary": False, "is_grave": False, "is_allowed": True}
        return SimpleNamespace(**{**base, **flags, **own})

    early = Refused("Not before Thursday.")
    page = draw(
        "{% action_bar actions form_id='case' %}",
        actions=[
            action(label="Raise", url="/raise/", is_primary=True),
            action(label="Verify", name="verify"),
            action(label="Decide", is_allowed=False, why=str(early.sentence), refusal=early),
        ],
    )
    page = " ".join(page.split())
    assert '<a class="btn btn-primary" href="/raise/">' in page
    assert 'name="verb" value="verify" form="case"' in page
    assert "Not before Thursday." in page
    assert page.count("<button") == 1
    assert "disabled" not in page
    assert draw("{% action_bar actions %}", actions=[]).strip() == ""


def test_steps_and_history_read_objects_and_dicts():
    steps = draw(
        "{% steps items %}",
        items=[
            {"label": "Sent", "note": DAY(2026, 11, 8), "state": "done"},
            SimpleNamespace(label="Studied", note="Here now", state="now"),
            {"label": "Decided"},
        ],
    )
    assert steps.count('aria-current="step"') == 1
    assert steps.count("check-lg") == 1
    at = datetime.datetime(2026, 11, 22, 6, 52, tzinfo=datetime.UTC)
    history = draw(
        "{% log entries %}",
        entries=[
            SimpleNamespace(label="Raised", at=at, by="Hind", reason=""),
            {"label": "Sent", "at": at},
        ],
    )
    assert history.count("<li>") == 2
    assert "Hind" in history


def test_the_icons_of_the_stylesheet_are_there():
    for name in ("warning", "chevron", "frieze", "sign"):
        assert Path(ROOT / "static" / "icons" / f"{name}.svg").read_text().startswith("<svg")


@pytest.mark.parametrize(
    ("path", "current"), [("/desk/", "day"), ("/desk/conduct/7/", "conduct"), ("/other/", None)]
)
def test_one_entry_of_the_menu_is_current(path, current):
    from sanad.context import _marked

    items = [("day", "sun", "/desk/", None, 0), ("conduct", "sun", "/desk/conduct/", None, 0)]
    marked = [
        label for label, _icon, _url, is_current, _count in _marked(items, path) if is_current
    ]
    assert marked == ([current] if current else [])


def test_the_numbers_of_cases_stay_whole_in_a_sentence():
    words = "رقم السند 1448-D-00001. الطلب 1448-00001 في 2026 من A-B <b>"
    drawn = Template("{% load sanad %}{{ words|codes }}").render(Context({"words": words}))
    assert drawn.count('<bdi class="num" dir="ltr">') == 2
    assert '<bdi class="num" dir="ltr">1448-D-00001</bdi>.' in drawn
    assert drawn.endswith("A-B &lt;b&gt;")
