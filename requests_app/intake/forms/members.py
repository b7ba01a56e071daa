"""Some of the household: those whom the registry knows to be ticked, and lines for all others."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from beneficiaries.members import is_told_of, values
from sanad.lib import clock
from sanad.lib.arabic import clean
from sanad.lib.dates import full_years
from sanad.lib.texts import ARABIC

MOST, LONGEST = 30, 80
BEHIND_A_NAME, BETWEEN_FACTS = ": ", " · "


def members_of(household, question, reader=None):
    """The names of those who live in the household, of the age that the question is about.

    One is known by name and year of birth, so that two of one name stand apart. Where the question
    asks for it, what is said of each of whom `reader` may know stands behind the name.
    """
    if household is None:
        return []
    today, names = clock.today(), []
    for person in household.members.filter(died_on=None).order_by("born_on", "id"):
        age = full_years(person.born_on, today)
        if question.from_age is not None and (age is None or age < question.from_age):
            continue
        if question.to_age is not None and (age is None or age > question.to_age):
            continue
        born = f" ({person.born_on.year})" if age is not None else ""
        name = f"{person.full_name}{born}"
        is_told = question.with_facts and reader is not None and is_told_of(reader, person)
        names.append(f"{name}{_facts(person)}" if is_told else name)
    return names


def _facts(person):
    """What is said of them as it is signed, in Arabic: "" where nothing is."""
    with override(ARABIC):
        said = [f"{row.fact.label}: {row.words}" for row in values(person) if row.said]
    return f"{BEHIND_A_NAME}{BETWEEN_FACTS.join(said)}" if said else ""


class MembersInput(forms.Widget):
    """Posts `<name>` for each who is ticked, and `<name>_others`, a name a line."""

    template_name = "sanad/widgets/members.html"
    use_fieldset = True
    names = ()

    def _is_known(self, one):
        """Also with what was said of them before: then it is ticked anew."""
        heads = {name.split(BEHIND_A_NAME)[0] for name in self.names}
        return one in self.names or one.split(BEHIND_A_NAME)[0] in heads

    def value_from_datadict(self, data, files, name):
        ticked = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [*ticked, *str(data.get(f"{name}_others") or "").splitlines()]

    def value_omitted_from_data(self, data, files, name):
        return False

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        value = value or []
        context["widget"] |= {
            "known": [(one, one in value) for one in self.names],
            "others": "\n".join(one for one in value if not self._is_known(one)),
        }
        return context


class MembersField(forms.Field):
    """A list of names, each once: those of `names` in their order, then the others as written."""

    widget = MembersInput

    def __init__(self, *, names=(), **kwargs):
        super().__init__(**kwargs)
        self.names = self.widget.names = list(names)

    def to_python(self, value):
        written = [one for one in dict.fromkeys(clean(str(one)) for one in value or []) if one]
        known = [one for one in self.names if one in written]
        return [*known, *(one for one in written if one not in known)]

    def validate(self, value):
        super().validate(value)
        if len(value) > MOST or any(len(one) > LONGEST for one in value if one not in self.names):
            raise ValidationError(_("Write one name a line, thirty at most."))
