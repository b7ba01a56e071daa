import pytest

from sanad.lib import texts
from tests.messaging.gateway import Gateway


@pytest.fixture
def gateway(settings):
    """A gateway of this machine, set up as the installation's own."""
    with Gateway() as gateway:
        settings.SMS_GATEWAY_URL = gateway.url
        settings.SMS_GATEWAY_TOKEN = "a-token"
        yield gateway


WORDS = {
    ("ar", "m"): "وصلتك رسالة.",
    ("ar", "f"): "وصلتكِ رسالة.",
    ("en", ""): "A message for you.",
}


@pytest.fixture(autouse=True)
def a_message_for_you(monkeypatch):
    """The text `test.arrived`."""
    monkeypatch.setitem(texts.shipped(), "test.arrived", texts.Text("test.arrived", WORDS))
