"""The life of a support request, told in verbs: the desk, then the committee, then delivery.

Importing this package registers every verb of `requests_app.enums.LIFE`.
"""

from requests_app.workflow import (
    aside,
    committee,
    delivery,
    desk,
    objection,
    sitting,
    study,
)

__all__ = [
    "aside",
    "committee",
    "delivery",
    "desk",
    "objection",
    "sitting",
    "study",
]
