"""The suite itself: what must stay in one process does."""

import os

import pytest


@pytest.mark.xdist_group("together")
def test_a_group_goes_to_one_process(request):
    """The libraries must agree on it: one release of pytest said nothing and scattered them."""
    is_grouped = getattr(request.config.option, "loadgroup", False)
    assert request.node.nodeid.endswith("@together") is is_grouped


@pytest.mark.parametrize("content", [os.urandom(8)])
def test_every_process_gives_a_file_the_same_name(request, content):
    name = request.node.name.partition("@")[0]
    assert name == f"{request.function.__name__}[content]"
