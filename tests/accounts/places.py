"""Colleagues at one shared computer, as they sign in, hand over and come back."""

import re

from django.contrib.auth.models import AnonymousUser

from sanad.accounts.models import Session, ShortCode
from tests.factories.accounts import PASSWORD, UserFactory, signed_in

LOGIN, MINE, HERE = "/accounts/login/", "/accounts/mine/", "/accounts/here/"
HAND_OVER, CODE = "/accounts/here/hand-over/", "/accounts/mine/short-code/"
HINDS, MONAS = "250918", "730164"


def colleague(username, code="", **more):
    user = UserFactory(officer=True, username=username, **more)
    if code:
        with signed_in(user):
            ShortCode.choose(user, code)
    return user


def token(computer, path):
    page = computer.get(path)
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
    return found[1] if found else re.search(r'"X-CSRFToken": "(\w+)"', page.text)[1]


def send(computer, path, on=None, **data):
    data["csrfmiddlewaretoken"] = token(computer, on or path)
    return computer.post(path, data)


def sign_in(computer, user):
    return send(computer, LOGIN, login=user.username, password=PASSWORD)


def hand_over(computer, on="/desk/"):
    form = {"csrfmiddlewaretoken": token(computer, "/desk/")}
    return computer.post(HAND_OVER, form, HTTP_REFERER=f"http://testserver{on}")


def place_of(user):
    return Session.objects.exclude(computer="").get(user=user)


def come_back(computer, user, code):
    return send(computer, HERE, who=place_of(user).pk, code=code)


def who_is_in(computer):
    answer = computer.get(MINE)
    user = answer.wsgi_request.user
    return None if isinstance(user, AnonymousUser) else user


def waits(user):
    return Session.objects.exclude(computer="").filter(user=user).exists()
