"""Who works with the registry."""

import pytest


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.officer)
    return client
