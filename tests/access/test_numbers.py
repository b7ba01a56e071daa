"""No number turns around on a page: whatever would stands in `<bdi>`, or in isolates.

The pages are those of the access matrix, so a new one is looked at without being named here.
"""

from html.parser import HTMLParser

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.urls import reverse

from sanad.lib.isolates import figures
from sanad.lib.refusal import Refused, Way
from tests.access.conftest import ask
from tests.access.scene import ROLES
from tests.access.table import TABLE

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.django_db]

# Elements that hold no sentence, and those without an end.
SILENT = {"script", "style", "textarea", "svg", "pre", "code"}
VOID = set("area base br col embed hr img input link meta source track wbr".split())


class Sentences(HTMLParser):
    """The texts of a page that follow the direction of the line, and its labels for the ear."""

    def __init__(self, page):
        super().__init__()
        self.open, self.sentences = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        self.open.append((tag, tag in SILENT or tag == "bdi" or dict(attrs).get("dir") == "ltr"))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(is_apart for _tag, is_apart in self.open):
            self.sentences.append(" ".join(data.split()))


def turning(page):
    """The sentences of a page in which a number would turn around."""
    return {sentence for sentence in Sentences(page).sentences if figures(sentence) != sentence}


def test_a_bare_number_would_be_noticed():
    assert turning("<p>طلبك 1448-00231 وصل</p>") == {"طلبك 1448-00231 وصل"}
    assert turning("<option>طلب 1448-00231</option><title>055 012 3456</title>")
    assert not turning("<p>طلبك <bdi>1448-00231</bdi> وصل<br><b dir=ltr>1448-00231</b></p>")
    assert not turning("<title>طلبك \u20661448-00231\u2069 وصل</title>")


def test_a_refusal_keeps_its_numbers():
    sentence = "طلبها 1448-00231 مفتوح، وهاتفها 05• ••• 3456."
    refusal = Refused(sentence, way=Way("افتح الطلب 1448-00231", "/"))
    page = render_to_string("409.html", {"sentence": sentence, "refusal": refusal})
    assert page.count("<bdi") == 3 and turning(page) == set()


def test_what_is_wrong_in_a_form_keeps_its_numbers():
    class Form(forms.Form):
        number = forms.CharField(help_text="مثل 7-1", label="رقم 7-2")

    form = Form({"number": "x"})
    form.add_error("number", "هذا رقم الطلب 1448-00231.")
    source = (
        '{% load sanad %}{% errors form %}{% include "sanad/_field.html" with field=form.number %}'
    )
    page = Template(source).render(Context({"form": form}))
    assert page.count("1448-00231") == 2 and "7-1" in page and "7-2" in page
    assert turning(page) == set()


@pytest.mark.parametrize("name", sorted(TABLE))
def test_no_number_turns_around(scene, name):
    row = TABLE[name]
    if row.method != "get":
        pytest.skip("nothing to read")
    url = reverse(name, args=row.arguments(scene))
    for role in [role for role in ROLES if row.expected[role] == 200][:2]:
        page = ask(scene, role, "get", url)
        if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
            assert turning(page.content.decode()) == set(), (role, url)
