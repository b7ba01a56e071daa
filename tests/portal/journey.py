"""What a person does on the portal's pages, for the tests of the portal."""

import io
import re
import struct
import zlib

from django.conf import settings
from django.urls import reverse

from requests_app.models import SupportRequest
from sanad.messaging.models import MessageDelivery
from sanad.portal import typed

DRAWING = "M20 90L60 40L100 120L160 60L220 100"


def png(width=800, height=600, color="#caa"):
    """A real small picture."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (width, height), color).save(out, "PNG")
    return out.getvalue()


def huge_header_png():
    """A picture that claims more points than anybody's phone takes."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
    )


def last_code():
    """The six digits of the newest message, as the phone shows them."""
    return re.search(r"[0-9]{6}", MessageDelivery.objects.latest("id").text)[0]


def on_the_phone_of(client):
    """Another session on the same phone: nothing more is asked there than here."""
    from django.test import Client

    from sanad.portal.familiar import COOKIE

    other = Client()
    other.cookies[COOKIE] = client.cookies[COOKIE].value
    return other


def sign_out(client):
    """The session is gone; the phone is the same."""
    del client.cookies[settings.SESSION_COOKIE_NAME]


def sign_in(client, mobile):
    client.post("/accounts/login/code/", {"phone": mobile})
    return client.post(
        "/accounts/login/code/confirm/", {"action": "verify", "code": last_code()}, follow=True
    )


IDENTITY = {"identity_kind": "citizen", "identity_number": "1058529940"}
ALONE = {"phone_use": "alone"}
NAME = {
    "first_name": "منيرة",
    "father_name": "سعد",
    "grandfather_name": "محمد",
    "family_name": "الدوسري",
    "gender": "f",
    "born_on_day": "١",
    "born_on_month": "7",
    "born_on_year": "١٤٠٥",
    "born_on_calendar": "hijri",
}


def home_facts():
    from tests.factories.accounts import BranchFactory

    return {
        "branch": BranchFactory().pk,
        "city": "الخرج",
        "district": "السلام",
        "housing": "rent",
        "size": "٥",
        "monthly_income": "٢٬٤٥٠",
    }


def join(client, *, pin="4827", identity=IDENTITY, name=NAME, phone_use="alone"):
    """Through the five pages of joining; the last answer."""
    fill_in(client, identity=identity, name=name, phone_use=phone_use)
    return finish(client, pin=pin)


def fill_in(client, *, identity=IDENTITY, name=NAME, phone_use="alone"):
    """The pages of joining up to the last one."""
    client.post("/join/identity/", identity)
    client.post("/join/name/", name)
    client.post("/join/home/", home_facts())
    client.post("/join/phone/", {"phone_use": phone_use})


def up_to(client, step):
    """The pages of joining up to this one, and its answer."""
    pages = {"identity": IDENTITY, "name": NAME, "home": home_facts(), "phone": ALONE}
    for name, data in pages.items():
        answer = client.post(f"/join/{name}/", data)
        if name == step:
            return answer
    raise ValueError(step)


def finish(client, *, pin="4827"):
    """The last page of joining, and its answer."""
    page = client.get("/join/finish/")
    key = page.context["form"]["key"].value() if page.status_code == 200 else ""
    return client.post("/join/finish/", {"pin": pin, "accepted": "on", "key": key})


def begin(client, programme="rent"):
    """Choose the programme; the draft."""
    page = client.get("/apply/")
    if page.status_code == 302:  # the terms come first
        client.post(page.url, {"accepted": "on"})
        page = client.get("/apply/")
    from requests_app.models import Programme

    client.post(
        "/apply/",
        {
            "programme": Programme.objects.get(code=programme).pk,
            "key": page.context["form"]["key"].value(),
        },
    )
    return SupportRequest.objects.latest("id")


def url(case, page, *args):
    return reverse(f"portal:apply_{page}", args=[case.pk, *args])


ANSWERS = {
    "amount": {"answer": "٦٬٠٠٠"},
    "yearly-rent": {"answer": "18000"},
    "landlord": {"answer": "سعود العتيبي"},
    "contract-end": {
        "answer_day": "14",
        "answer_month": "5",
        "answer_year": "2027",
        "answer_calendar": "gregorian",
    },
    "months-behind": {"answer": "٣"},
    "story": {"answer": "توقف عمل زوجي منذ شعبان."},
}


def answer_all(client, case):
    for code, answer in ANSWERS.items():
        client.post(url(case, "question", code), answer)


def promise_all(client, case):
    for code in ("national-id", "family-register", "rent-contract", "income"):
        client.post(url(case, "paper", code), {"later": "1"})


def sign(client, case):
    """Sign by drawing; the answer."""
    page = client.get(url(case, "sign"))
    return client.post(
        url(case, "sign"),
        {"digest": page.context["digest"], "agreed": "on", "drawing": DRAWING},
    )


def submit_all(client, case):
    answer_all(client, case)
    promise_all(client, case)
    return sign(client, case)


def answer_consent(client, address, answer, **more):
    """A yes or a no ("yes", "no") to the words of asking other bodies, as the page says them."""
    digest = client.get(address).context["form"]["digest"].value()
    return client.post(address, {"digest": digest, "answer": answer, **more})


def again(answer):
    """The page as it is asked for after a refused form: by a redirect to itself, which names what
    waits, so that no browser asks whether to send it once more."""
    asked = answer.request
    path, _question, query = answer.url.partition("?")
    assert (answer.status_code, path) == (302, asked["PATH_INFO"]) and f"{typed.AGAIN}=" in query
    page = answer.client.get(answer.url)
    assert page.status_code == 200
    return page


def taken(answer):
    """Whether a form was taken: what follows is another page."""
    return answer.status_code == 302 and answer.url.split("?")[0] != answer.request["PATH_INFO"]
