"""One way to say no: a sentence for the person, with the clause it serves."""


class Refused(Exception):
    """A verb was refused; nothing was changed.

    `sentence` is for the person who reads it, already translated or lazy; `clause` the policy's
    clause code or ""; `code` a short name for tests and the API; `until` a date from which it
    would be allowed, where there is one.
    """

    is_about_permission = False

    def __init__(self, sentence, *, code="", clause="", until=None):
        self.sentence, self.code, self.clause, self.until = sentence, code, clause, until
        super().__init__(str(sentence))


class NotAllowed(Refused):
    """The person may never do this, whatever the state of the case: 403."""

    is_about_permission = True
