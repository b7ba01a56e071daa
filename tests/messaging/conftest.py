import pytest

from tests.messaging.gateway import Gateway


@pytest.fixture
def gateway(settings):
    """A gateway of this machine, set up as the installation's own."""
    with Gateway() as gateway:
        settings.SMS_GATEWAY_URL = gateway.url
        settings.SMS_GATEWAY_TOKEN = "a-token"
        yield gateway
