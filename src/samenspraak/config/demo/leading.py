# SPDX-License-Identifier: EUPL-1.2
"""What a host does with what people say, in the demonstration: read first, group, pin, conclude with the room."""

from datetime import datetime, timedelta
from typing import Any

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries

CONCLUDED = (
    "Over het groen, de speelplekken en het buurthuis willen we zelf beslissen. Over wonen en veiligheid beslist de "
    "gemeente, met ons advies erbij. Wie verliest bij een besluit, kan teruglezen waarom."
)
# the name of a group at the plate "deciding", and words by which its wishes are found
GROUPED = {
    "Groen en spelen": ("groen", "plein en park"),
    "Over het buurthuis": ("buurthuis",),
    "Eerst uitleg, dan besluiten": ("twee weken", "uitleg", "gestemd"),
}
NOT_QUITE = ("Jongeren staan er niet in.", "Wie betaalt het onderhoud?")
WAITING = 2  # wishes that nobody read yet, in the evening that is going on


def what_the_room_made(made: Any, people: list[Any], *, host: int, at: datetime) -> None:
    """Groups of wishes, and a conclusion of which most say that it fits."""
    said = queries.said_at(made, "deciding")
    for name, words in GROUPED.items():
        wishes = [wish.pk for wish in said if any(word in wish.value["text"].lower() for word in words)]
        if wishes:
            group = conversations.group_wishes(made.pk, "deciding", wishes, name, by=host, at=at)
    conversations.pin_group(group.pk, True, by=host, at=at)
    written = conversations.write_conclusion(made.pk, "deciding", CONCLUDED, after=0, by=host, at=at)
    conversations.ask_fit(made.pk, "deciding", written.number, by=host, at=at)
    for place, someone in enumerate(people):
        missing = NOT_QUITE[place // 5] if place in (0, 5) else ""
        conversations.say_fit(
            someone.pk,
            "deciding",
            number=written.number,
            fits=not missing,
            missing=missing,
            at=at + timedelta(seconds=place),
        )


def while_it_goes_on(made: Any, *, host: int, at: datetime) -> None:
    """Most wishes have been let through, some belong together, and the last ones wait for a host."""
    plate = made.plates[0]
    said = queries.said_at(made, plate)
    conversations.admit_all(made.pk, plate, upto=said[WAITING].pk, by=host, at=at)
    about_places = [wish.pk for wish in said if "plein" in wish.value["text"] or "plek" in wish.value["text"]]
    conversations.group_wishes(made.pk, plate, about_places, "Plekken om elkaar te zien", by=host, at=at)
