"""How one speaks with somebody: one card, on every page from which a colleague calls or writes."""

from django import template
from django.utils.translation import pgettext_lazy

from beneficiaries.models import Person

register = template.Library()

# column → (of a man, of a woman, icon)
SAID = {
    "cannot_read": (
        pgettext_lazy("of a man", "Cannot read: by voice alone"),
        pgettext_lazy("of a woman", "Cannot read: by voice alone"),
        "ear",
    ),
    "is_deaf": (
        pgettext_lazy("of a man", "Does not hear: in writing, or face to face"),
        pgettext_lazy("of a woman", "Does not hear: in writing, or face to face"),
        "chat-text",
    ),
    "is_blind": (
        pgettext_lazy("of a man", "Does not see: it is read to them"),
        pgettext_lazy("of a woman", "Does not see: it is read to them"),
        "eye-slash",
    ),
    "woman_calls": (
        pgettext_lazy("of a man", "A woman calls them"),
        pgettext_lazy("of a woman", "A woman calls them"),
        "telephone",
    ),
}


@register.inclusion_tag("people/_speak.html", takes_context=True)
def how_to_speak(context, whose):
    """The card of `whose`: a person, or the key of one whom the reader may know of; nothing for
    None."""
    person = whose
    if whose is not None and not isinstance(whose, Person):
        person = Person.objects.visible_to(context["user"]).filter(pk=whose).first()
    said = [
        (words[person.is_female], icon)
        for column, (*words, icon) in SAID.items()
        if person is not None and getattr(person, column)
    ]
    return {"person": person, "said": said}
