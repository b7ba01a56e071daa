"""The parts of a person's file that belong to higher layers: requests, contacts, conduct.

An upper app registers a maker in its `AppConfig.ready`, so that the registry imports nobody:

    panels.register(requests_of, order=10)

    def requests_of(person, user):
        return Panel(_("Requests"), "requests_app/_of_person.html", {"requests": ...})

A maker returns None where `user` has nothing to see. Its queries are its own to bound.
"""

from dataclasses import dataclass, field


@dataclass
class Panel:
    """A card of the file: its heading, the fragment that draws it, and what the fragment gets.

    `actions` are `(label, icon, url)` links in the card's head.
    """

    heading: str
    template: str
    context: dict = field(default_factory=dict)
    actions: list = field(default_factory=list)


_makers = []


def register(maker, *, order=50):
    """Add a part to every person's file; lower `order` stands higher. Once for each maker."""
    if all(registered is not maker for _order, registered in _makers):
        _makers.append((order, maker))
        _makers.sort(key=lambda entry: entry[0])


def panels_for(person, user):
    """The panels that `user` sees on the person's file, in order."""
    made = (maker(person, user) for _order, maker in _makers)
    return [panel for panel in made if panel is not None]
