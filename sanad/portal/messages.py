"""What the portal itself writes to people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Phone:
    """A number somebody typed, known or not, in the shape the outbox takes a person in."""

    mobile: str
    account_id: int | None = None
    pk: None = None
    may_text: bool = True
    is_female: bool = False


def sign_in_code(*, mobile, account, code):
    """The six digits, to whoever holds the phone. Never stored in the portal's own inbox."""
    from sanad.messaging.outbox import Text, queue

    queue(
        to=Phone(mobile, account.pk if account else None),
        code="sign-in-code",
        text=Text(
            m="رمز الدخول إلى بوابة سند الخير: {code}. لا تعطه أحدًا، ولن نطلبه منك.",
            f="رمز الدخول إلى بوابة سند الخير: {code}. لا تعطه أحدًا، ولن نطلبه منك.",
            en="Your Sanad Al-Khair sign-in code: {code}. Give it to nobody; we never ask for it.",
        ),
        context={"code": code},
    )
