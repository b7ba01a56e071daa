"""Hostile values in every field of every form, in every address and its query: none gets a 500.

The forms are read from the pages themselves, the admin's too, role by role, so a new one is tried
without being named here. Every value is written into every field of each, what is chosen left as it
was; besides each is sent with everything hostile, with each of its buttons, and with nothing.
"""

from html.parser import HTMLParser
from itertools import cycle
from urllib.parse import quote_plus, urljoin, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse

from tests.access.conftest import ask
from tests.access.scene import ROLES
from tests.access.table import APPLICANTS, TABLE
from tests.access.test_access import OF_THE_ADMIN, admin_url

pytestmark = [
    pytest.mark.xdist_group("access"),
    pytest.mark.django_db,
    pytest.mark.ignore_template_errors,  # the framework's own templates of the admin
]

HOSTILE = (
    b"a\x00b",
    b"\xed\xa0\x80x\xff",  # half of a surrogate pair, and no UTF-8 at all
    b"9223372036854775808",
    b"9" * 40,
    b"-1",
    b"1e999999",
    "²٣".encode(),
    "\u202e\u2066قلب\ufeff ".encode(),
    b"' OR 1=1; -- \\ %s %(x)s {0} {{7*7}} <script>",
    b"a:* & !| <-> ''",
    b'#read("/etc/passwd") $x$ \\ "',
    b"00000000-0000-0000-0000-00000000000g",
    b"99999-99-99",
    ("ط" * 5000).encode(),
    "👩‍👩‍👧‍👦".encode(),
    b"[" * 2000,
)
# What pages read from their address, whether or not they link to it.
ASKED = (
    *("q", "after", "stage", "status", "table", "pile", "size", "page", "show", "seen", "change"),
    *("person", "household", "branch", "programme", "channel", "officer", "line", "amount"),
    *("receiver", "code", "next", "kind", "role", "since", "until"),
)
FILES = (
    ("paper.png", b""),
    ("paper.pdf", b"%PDF-1.7\n%%EOF"),
    ("../../etc/paper\x00.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 64),
    ("paper.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    ("ط" * 300 + ".png", b"\x89PNG\r\n\x1a\n" + b"\xff" * 64),
)
# Whose pages are read for their forms.
WHO = "anonymous beneficiary secretary officer provider researcher chair manager".split()
URLENCODED = "application/x-www-form-urlencoded"
CHOSEN = {"hidden", "select", "radio", "checkbox", "button", "submit"}


class Forms(HTMLParser):
    """The forms of a page: `[(method, action, {name: (kind, [values])})]`."""

    def __init__(self, page, address):
        super().__init__()
        self.address, self.found, self.ids, self.select = address, [], {}, None
        self.area = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            action = urljoin(self.address, attrs.get("action") or self.address)
            self.found.append(((attrs.get("method") or "get").lower(), action, {}))
            self.ids[attrs.get("id")] = self.found[-1]
        elif tag == "option" and self.select:
            self.select.append(attrs.get("value", ""))
        elif "disabled" in attrs:
            pass
        elif tag in ("input", "select", "textarea", "button") and attrs.get("name") and self.found:
            _method, _action, fields = self.ids.get(attrs.get("form"), self.found[-1])
            kind = attrs.get("type", "text") if tag == "input" else tag
            _kind, values = fields.setdefault(attrs["name"], (kind, []))
            self.select = values if tag == "select" else None
            self.area = values if tag == "textarea" else None
            if tag != "select":
                values.append(attrs.get("value") or "")

    def handle_data(self, data):
        if self.area:
            self.area[-1] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None


@pytest.fixture(scope="module")
def shown(scene):
    """What the roles are shown: `{(method, path, names of the fields): (role, action, fields)}`."""
    pages = [
        (reverse(name, args=row.arguments(scene)), role)
        for name, row in sorted(TABLE.items())
        if row.method == "get"
        for role in WHO
        if row.expected[role] == 200
    ]
    pages += [(admin_url(name), "manager") for name in OF_THE_ADMIN]
    by_place = {}
    for url, role in pages:
        page = ask(scene, role, "get", url)
        if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
            for method, action, fields in Forms(page.content.decode(), url).found:
                place = method, urlsplit(action).path, frozenset(fields)
                by_place.setdefault(place, (role, action, fields))
    return by_place


@pytest.fixture(scope="module")
def forms(shown):
    """Those of them that are posted: `[(role, action, fields)]`."""
    return [form for (method, *_place), form in shown.items() if method == "post"]


def encoded(pairs):
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs)


def sent(scene, role, url, pairs, broken):
    answer = ask(scene, role, "post", url, encoded(pairs), content_type=URLENCODED)
    judge(answer, role, url, encoded(pairs), broken)


def judge(answer, role, url, what, broken):
    if answer.status_code >= 500:
        error = answer.exc_info[1] if answer.exc_info else ""
        broken.setdefault((url, repr(error)[:160]), (role, what[:160]))


def sendable(fields):
    """Those of a form that a body without files bears."""
    return {
        name: spec
        for name, spec in fields.items()
        if name != "csrfmiddlewaretoken" and spec[0] != "file"
    }


def chosen(fields):
    """`{name: its first value}` of what nobody writes."""
    return {
        name: next((value for value in values if value), "")
        for name, (kind, values) in fields.items()
        if kind in CHOSEN
    }


def ways(fields, hostile):
    """The bodies to send to one form, each as `[(name, value)]`."""
    fields = sendable(fields)
    written, kept = {name: next(hostile) for name in fields}, chosen(fields)
    yield []
    yield [*written.items(), ("next", next(hostile)), ("key", next(hostile))]
    for value in HOSTILE if fields.keys() - kept.keys() else ():
        yield (dict.fromkeys(fields, value) | kept).items()
    buttons = [
        (name, value)
        for name, (kind, values) in fields.items()
        if kind in ("button", "submit")
        for value in values[1:4]
    ]
    for name, value in buttons:
        yield ({other: next(hostile) for other in fields} | kept | {name: value}).items()


def test_every_form_answers_in_sentences(scene, forms):
    assert len(forms) > 100, "the forms of the pages were not found"
    hostile, broken = cycle(HOSTILE), {}
    for role, action, fields in forms:
        for pairs in ways(fields, hostile):
            sent(scene, role, action, pairs, broken)
    assert broken == {}


def test_what_was_written_stands_in_the_form_that_comes_back(scene, forms):
    word, lost, came_back = "كلمة7x", {}, 0
    for role, action, fields in forms:
        fields, kept = sendable(fields), chosen(sendable(fields))
        written = dict.fromkeys(fields, word) | kept
        answer = ask(scene, role, "post", action, written)
        if role in APPLICANTS and getattr(answer, "url", "") == action:  # refused: asked for
            answer = ask(scene, role, "post", action, written, follow=True)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        if answer.status_code not in (200, 422) or not is_page:
            continue
        shown_again = {}
        for _method, _action, again in Forms(answer.content.decode(), action).found:
            shown_again |= again
        for name in fields.keys() & shown_again.keys() - kept.keys():
            if "__prefix__" in name:  # the admin's pattern of a row that is not there
                continue
            kind, values = shown_again[name]
            came_back += 1
            # A browser drops the line break that a text area begins with.
            if kind != "password" and word not in [value.lstrip("\n") for value in values]:
                lost[action, name] = values
    assert came_back > 100
    assert lost == {}


def test_every_upload_is_judged(scene, forms):
    broken, uploads = {}, 0
    for role, action, fields in forms:
        names = [name for name, (kind, _values) in fields.items() if kind == "file"]
        if not names:
            continue
        uploads += 1
        plain = {
            name: next((value for value in values if value), "1")
            for name, (kind, values) in fields.items()
            if kind != "file"
        }
        for file_name, content in FILES:
            files = {name: SimpleUploadedFile("x", content) for name in names}
            for file in files.values():
                file._name = file_name  # as it came; the test's own class would clean it
            answer = ask(scene, role, "post", action, plain | files)
            judge(answer, role, action, file_name, broken)
    assert uploads
    assert broken == {}


def test_every_form_without_a_page_answers_too(scene):
    broken, hostile = {}, cycle(HOSTILE)
    for name, row in sorted(TABLE.items()):
        role = next((role for role in ROLES if row.expected[role] == 200), None)
        if row.method == "post" and role:
            url = reverse(name, args=row.arguments(scene))
            for _round in range(3):
                sent(scene, role, url, [(asked, next(hostile)) for asked in ASKED], broken)
    assert broken == {}


def test_every_filter_bears_every_hostile_value(scene, shown):
    broken = {}
    for (method, path, names), (role, _action, _fields) in shown.items():
        for value in HOSTILE if method == "get" and names else ():
            query = encoded([(name, value) for name in names])
            judge(ask(scene, role, "get", f"{path}?{query}"), role, path, query, broken)
    assert broken == {}


def test_every_address_bears_a_hostile_query(scene):
    broken, hostile = {}, cycle(HOSTILE)
    for name, row in sorted(TABLE.items()):
        role = next((role for role in ROLES if row.expected[role] in (200, 302)), None)
        if row.method == "get" and role:
            url = reverse(name, args=row.arguments(scene))
            for _round in range(2):
                query = encoded([(asked, next(hostile)) for asked in ASKED])
                judge(ask(scene, role, "get", f"{url}?{query}"), role, url, query, broken)
    assert broken == {}


def test_every_address_bears_hostile_arguments(scene):
    broken = {}
    for name, row in sorted(TABLE.items()):
        arguments = row.arguments(scene)
        role = next((role for role in reversed(ROLES) if row.expected[role] in (200, 302)), None)
        for wrong in (0, 2**31, 2**63, 10**40, "no-such", "x" * 300):
            if not arguments or role is None:
                break
            try:
                url = reverse(name, args=[wrong] * len(arguments))
            except NoReverseMatch:
                continue
            for method in ("get", "post"):
                judge(ask(scene, role, method, url), role, url, method, broken)
    assert broken == {}


@pytest.mark.parametrize(
    "header",
    [
        {"HTTP_COOKIE": "sessionid=\xff\x00; csrftoken=\x01; language=../x; was=x:y:z; rating=é"},
        {"HTTP_COOKIE": "; ".join(f"c{n}=1" for n in range(300))},
        {"HTTP_ACCEPT_LANGUAGE": "x" * 5000 + ",*;q=9"},
        {"HTTP_X_FORWARDED_FOR": "'; DROP TABLE, ::1%eth0, \xff"},
        {
            "HTTP_HX_REQUEST": "true",
            "HTTP_HX_TARGET": "\xff<",
            "HTTP_HX_CURRENT_URL": "http://[::1",
        },
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "a b:\x00"},
        {"HTTP_REFERER": "javascript:alert(1)"},
        {"CONTENT_TYPE": "text/html; charset=rot13"},
    ],
    ids=lambda header: next(iter(header)),
)
@pytest.mark.parametrize("url", ["/", "/rate/", "/accounts/login/", "/letters/verify/", "/my/"])
def test_hostile_headers(client, url, header):
    client.raise_request_exception = False
    assert client.get(url, **header).status_code < 500
