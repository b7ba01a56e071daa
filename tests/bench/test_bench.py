"""The bench still runs: it loads, every page it times answers, and the verbs go on after it."""

import re

import pytest

from requests_app.models import SupportRequest
from tests.bench.__main__ import report
from tests.bench.load import load
from tests.factories import requests as situations


@pytest.fixture
def loaded(as_owner, settings):
    """Sixty people: twenty, and two copies of each."""
    settings.ROOT_URLCONF = "tests.bench.urls"
    load(60, seeds=20)


def test_it_times_every_page(loaded, capsys):
    report(times=1)
    table = capsys.readouterr().out
    assert "my day" in table
    # A number leads straight to its request; every other page is a page.
    assert re.findall(r"answered (\d+)", table) == ["302"]


def test_the_next_number_comes_after_all_that_were_loaded(loaded):
    newest = max(SupportRequest.objects.exclude(number=None).values_list("number", flat=True))
    submitted = situations.submitted()
    assert submitted.number > newest
