"""The committee's pages, asked for as somebody."""

from django.urls import reverse


def page_of(client, user, url, **data):
    client.force_login(user)
    return client.post(url, data) if data else client.get(url)


def url_of(item):
    return reverse("committee:item", args=[item.sitting_id, item.pk])


def step_of(sitting, name):
    return reverse("committee:sitting_step", args=[sitting.pk, name])


def decision_data(**changed):
    return {
        "verb": "decide",
        "outcome": "accepted",
        "amount": "6,000",
        "read_amount": "6,000",
        "months": "1",
        "reasons_for": ["need-shown"],
        "words": "ثبتت حاجة الأسرة.",
    } | changed
