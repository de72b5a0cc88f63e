# SPDX-License-Identifier: EUPL-1.2
"""What a next version of an agreement changes, in plain sentences: one for each code of `rulebook` changes."""

from django.utils.translation import gettext_lazy as _

# For whom the changes are grouped.
WHOM: dict = {
    "residents": _("For everybody who lives here"),
    "seats": _("For who sits in a body of the neighbourhood"),
    "municipality": _("For the municipality: area team and college"),
    "council": _("For the municipal council"),
}

# How the say is now, by task and level.
SAY_NOW: dict = {
    "draw-up": {
        "": _("On {topic} nothing is agreed any more about who draws up the agenda."),
        "informed": _("On {topic} the municipality draws up the agenda now, and tells what is in it."),
        "heard": _("On {topic} the municipality draws up the agenda now, and listens first."),
        "advises": _("On {topic} the neighbourhood now advises what is on the agenda."),
        "initiates": _("On {topic} neighbourhood and municipality now draw up the agenda together."),
        "decides": _("On {topic} the neighbourhood now draws up the agenda."),
    },
    "decide": {
        "": _("On {topic} nothing is agreed any more about who decides."),
        "informed": _("On {topic} the municipality decides now, and tells why."),
        "heard": _("On {topic} the municipality decides now, and listens first."),
        "advises": _("On {topic} the neighbourhood advises now, and the municipality decides."),
        "initiates": _("On {topic} neighbourhood and municipality now decide together."),
        "decides": _("On {topic} the neighbourhood decides now."),
    },
    "carry-out": {
        "": _("On {topic} nothing is agreed any more about who carries out."),
        "informed": _("On {topic} the municipality carries out now, and tells how it goes."),
        "heard": _("On {topic} the municipality carries out now, and listens first."),
        "advises": _("On {topic} the municipality carries out now, and the neighbourhood advises how."),
        "initiates": _("On {topic} neighbourhood and municipality now carry out together."),
        "decides": _("On {topic} the neighbourhood carries out now."),
    },
}
SAY_WAS = _("Before: {was}.")
NOTHING_WAS = _("Nothing was agreed about that before.")

SENTENCES_OF_CHANGE: dict = {
    "say-body": _("On {topic} (to {task}) the say is now used by {now}. Before: {was}."),
    "body-new": _("{body} is new: it acts for the neighbourhood."),
    "body-gone": _("{body} no longer acts for the neighbourhood."),
    "body-name": _("{was} is called {body} from now on."),
    "seats-more": _("{body} has more seats: {n} more. There are {seats} now."),
    "seats-fewer": _("{body} has fewer seats: {n} fewer. There are {seats} now."),
    "body-composition": _("Who sits in {body} now: {now}. Before: {was}."),
    "body-months": _("Somebody sits in {body} for {now} months now; that was {was}."),
    "body-speaks-for": _("{body} speaks for {now} now. Before: {was}."),
    "body-territory": _("{body} is there for {now} now. Before: {was}."),
    "body-rotation": _("Coming and going in {body} is now: {now}. Before: {was}."),
    "body-draw": _("For the drawn seats in {body} {now} people are invited now; that was {was}."),
    "transfer-new": _("The municipality gives something new: {power}. How: {now}."),
    "transfer-gone": _("The municipality no longer gives: {power}. That was: {was}."),
    "transfer-instrument": _("How the municipality gives “{power}” is now: {now}. Before: {was}."),
    "transfer-deadline": _("On “{power}” the municipality follows or explains within {now} days; that was {was}."),
    "transfer-on": _("“{power}” is now about other topics or tasks: {now}. Before: {was}."),
    "transfer-ground": _("What “{power}” rests on was changed: {missing}."),
    "money-new": _("There is new money: {now}."),
    "money-gone": _("This money is no longer agreed: {was}."),
    "money-amount": _("The money is now {now}; that was {was}."),
    "money-roles": _("For {now} it was changed: {missing}."),
    "guard-new": _("New promise: {title}."),
    "guard-gone": _("No longer promised: {title}."),
    "guard-changed": _("{title} – {name}: {now} now; that was {was}."),
    "words": _("The words of article {number} were changed."),
    "words-new": _("Article {number} is new."),
    "words-gone": _("Article {number} was taken out."),
}

# A number of a safeguard in a sentence of its own; and as residents read it, who are the ones it was promised to.
PROMISED: dict = {
    ("consultation", "days"): _("Residents can give their view for {now} days before a decision; that was {was}."),
    ("reply", "days"): _("The municipality answers within {now} days from now on; that was {was}."),
    ("complaint", "days"): _("A complaint is answered within {now} days from now on; that was {was}."),
    ("openness", "days"): _("The minutes are there within {now} days from now on; that was {was}."),
    ("accountability", "months"): _("Accounts are given every {now} months from now on; that was {was}."),
    ("money-control", "months"): _("The spending is checked every {now} months from now on; that was {was}."),
    ("money-control", "days"): _("Spending is public within {now} days from now on; that was {was}."),
    ("review", "months"): _("Neighbourhood and municipality look back within {now} months; that was {was}."),
    ("exit", "months"): _("Ending it is said {now} months beforehand; that was {was}."),
    ("reach", "percent"): _("A vote counts when {now} per cent takes part; that was {was}."),
    ("decision-rule", "percent"): _("A proposal is carried with more than {now} per cent in favour; that was {was}."),
}
PROMISED_TO_YOU: dict = {
    ("consultation", "days"): _("You can give your view for {now} days before a decision; that was {was}."),
    ("reply", "days"): _("You get an answer from the municipality within {now} days from now on; that was {was}."),
    ("complaint", "days"): _("You get an answer to a complaint within {now} days from now on; that was {was}."),
}

# What may differ in a transfer or in money, beside the words for what is missing.
DIFFERS: dict = {
    "power": _("what they may do with it"),
    "to": _("to whom it is given"),
    "to_officials": _("whether officials get it"),
    "shown_as_binding": _("whether it is shown as binding"),
    "allocates": _("who decides what it goes to"),
    "spends": _("who spends it"),
    "executor": _("who carries it out"),
}
