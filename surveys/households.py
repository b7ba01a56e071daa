"""Who is behind an invited answer, as far as it must be known, and in memory alone (DG-6c+).

A household counts once among the answers that are released together; a colleague's own file, or a
relative's, never counts. Both are looked up while a batch is released, under the two keys, and
forgotten with it: nothing of it is stored, and nothing is written that says who was left out.
"""

from collections.abc import Collection

from beneficiaries.models import Person
from surveys import sealing
from surveys.models import Invitation

COLLEAGUES = "colleagues"  # the one household of all who work here


def of_invited(fingerprints: Collection[str]) -> dict[str, object]:
    """`{fingerprint: household}` of the waiting answers that an invitation stands behind: what two
    answers share whose people live together; `COLLEAGUES` where none of them counts."""
    unused = Invitation.objects.filter(is_used=False)
    people: dict[str, tuple[int, int | None]] = {}
    rows = unused.values_list("id", "person", "person__household")
    for pk, person, household in rows.iterator():
        fingerprint = sealing.fingerprint_of(sealing.token_of(pk))
        if fingerprint in fingerprints:
            people[fingerprint] = (person, household)
    own = of_colleagues({person for person, _household in people.values()})
    return {
        fingerprint: COLLEAGUES if person in own else household or ("alone", person)
        for fingerprint, (person, household) in people.items()
    }


def of_colleagues(people: Collection[int]) -> set[int]:
    """Those of the people (keys) who work here or are a colleague's relatives, or live with one."""
    asked = Person.objects.filter(pk__in=people)
    homes = Person.objects.of_colleagues().filter(
        household__in=asked.exclude(household=None).values("household")
    )
    own = asked.of_colleagues() | asked.filter(household__in=homes.values("household"))
    return set(own.values_list("pk", flat=True))
