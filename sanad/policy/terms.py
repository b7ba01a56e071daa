"""What a beneficiary accepts at registration (PM-1), by version: `terms.toml`. An old text is
never edited: a change is a new version, and the next visit asks for it.

Only the days of the reply follow the policy (`{term}`). Who accepted keeps what they accepted:
the digest says with which days.
"""

from dataclasses import dataclass, replace

from django.utils.translation import override

from sanad.lib.data import beside
from sanad.lib.snapshot import digest
from sanad.policy import parameters


@dataclass(frozen=True)
class Terms:
    version: int
    paragraphs: tuple[str, ...]

    def as_of(self, policy_version):
        """The same terms, saying how long the reply takes at least under this version."""
        with override("ar"):
            term = str(policy_version.notice_term)
        return replace(self, paragraphs=tuple(text.format(term=term) for text in self.paragraphs))

    @property
    def digest(self):
        """What an acceptance is bound to."""
        return digest(list(self.paragraphs))


_FILE = beside(__file__)
VERSIONS = [Terms(row["version"], tuple(row["paragraphs"])) for row in _FILE["versions"]]


def in_force():
    """The newest terms, with the days of the policy in force."""
    return VERSIONS[-1].as_of(parameters.in_force())
