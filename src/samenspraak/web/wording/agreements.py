# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict = {
    "not-a-drafter": _(
        "Only the area team and the residents' own bodies of this area draw up the agreement. If you sit in one of "
        "them, sign in with that address."
    ),
    "version-in-the-making": _("Version {number} is being worked on. There can be one text in the making at a time."),
    "version-not-a-draft": _("This text was proposed and can no longer change. Make a next version instead."),
    "no-mandate-to-sign": _(
        "Only somebody with a mandate to sign, for the neighbourhood or for the municipality, can do this."
    ),
    "finding-not-there": _("This finding is no longer there. Look at the text again: perhaps it was mended."),
    "finding-cannot-be-accepted": _("This finding cannot be accepted with a motive: it has to be mended."),
    "deviation-accepted-already": _("This deviation was accepted already."),
    "deviation-motive-missing": _("Say why you accept this deviation. Everybody can read it."),
    "deviation-of-another-body": _("Only the body that accepted this deviation can take it back."),
    "words-too-many": _("This is too long: {length} characters, and there is room for {limit}."),
    "nothing-agreed-yet": _("There is nothing in this text yet."),
    "nothing-said-yet": _(
        "Nothing was said in this round yet. Hold a conversation first, or begin with an empty text."
    ),
    "version-not-proposed": _("This text cannot be signed now: it was not proposed, or it is over."),
    "how-missing": _("Choose how the body came to its decision."),
    "how-of-the-other-side": _(
        "That does not fit who signs: the college signs by a decision of the college, and a body of residents in one "
        "of the other ways."
    ),
    "how-day-missing": _("On which day did the body decide this?"),
    "how-day-after-signing": _("The body cannot have decided this after the day of signing, {signed}."),
    "how-words-missing": _("Say in one line what came of it."),
    "paper-by-the-team": _("Only the area team enters what was signed on paper."),
    "paper-without-mandate": _("Whoever signed must hold a seat with a mandate to sign today. This seat has none."),
    "paper-of-oneself": _("You cannot enter your own signature from paper. Sign here yourself, or ask a colleague."),
    "paper-before-the-mandate": _("Whoever signed holds this seat since {since}, and could not sign from it before."),
    "paper-in-the-future": _("A signature cannot be of a day that is still to come."),
    "paper-before-the-text": _("The text was proposed on {proposed}. Nobody can have signed it before."),
    "check-code-wrong": _(
        "This is not the check code of this text. Compare it with the top of the sheet: perhaps another text was "
        "signed. Then it cannot be entered here."
    ),
    "not-signed": _("There is no signature of {body} under this text."),
    "signature-stands": _(
        "A signature can be taken back until the council's decision is recorded. That has happened, or the text was "
        "withdrawn."
    ),
    "signed-already": _("{body} has signed this text already."),
    "digest-outdated": _(
        "The text is not the one that was on your screen. Read it again; then sign what is there now."
    ),
    "withdraw-signed-by-party-only": _(
        "Somebody signed this text. Only a party with a mandate to sign can take it back now."
    ),
    "reason-needed": _("Say why. Everybody can read it."),
    "no-mandate-to-suspend": _("Only a party with a mandate to sign can suspend the agreement, or resume it."),
    "suspended-already": _("The agreement is suspended already."),
    "version-not-in-force": _("This version is not in force."),
    "version-not-suspended": _("The agreement is not suspended."),
    "resume-by-who-suspended": _("The other side suspended the agreement. Only that side can resume it."),
    "no-mandate-to-end": _("Only a party with a mandate to sign can end the agreement."),
    "exit-longer-than-period": _(
        "It would end on {until}, but whoever ends it on the first day is bound to it until {notice}. Choose a later "
        "end, or agree on a shorter notice."
    ),
    "ends-already": _("The agreement already ends on {until}. With the notice that was agreed it cannot end sooner."),
    "changed-meanwhile": _(
        "Somebody else changed the same part of article {number} in the meantime. Nothing was overwritten: what you "
        "wrote is still here. Look at what stands there now, and choose."
    ),
    "say-changed-meanwhile": _(
        "Somebody else gave a cell of this table another say in the meantime. Look at the table again, and choose."
    ),
    "remark-missing": _("Write a few words first."),
    "remark-kind-unknown": _("Choose whether this is a comment or a question."),
    "answer-missing": _("Write your answer first."),
    "remark-closed": _("This has been answered or taken back already."),
    "remark-is-hidden": _("This remark was hidden. It needs no answer."),
    "remark-of-somebody-else": _("Only who wrote this can take it back."),
    "suggestion-changes-nothing": _("You changed nothing yet. Change the article as you would like to read it."),
    "suggestion-needs-an-outcome": _("This is a suggestion. Take it over, or say why you do not."),
    "not-a-suggestion": _("This is no suggestion. You can answer it."),
    "finding-needs-a-choice": _("There is no one change that mends this. Choose together, and change the article."),
    "taken-from-itself": _("That is the agreement of this neighbourhood itself. Begin from its newest version."),
    "not-in-force-there": _("That agreement is not in force. Only what is agreed and holds can be taken over."),
    "term-gone": _("There is no term {number} in this text. Perhaps somebody took it out."),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict = {
    "agreement.drafted": _("A draft of the agreement was begun: version {version}."),
    "agreement.taken-over": _(
        "A draft of the agreement was begun: version {version}, with the terms of {origin}. Powers did not come along."
    ),
    "agreement.finding-mended": _("Term {term} of the draft of version {version} was changed to mend a finding."),
    "agreement.term-added": _("Term {term} was added to the draft of version {version}."),
    "agreement.term-edited": _("Term {term} was changed in the draft of version {version}."),
    "agreement.term-removed": _("Term {term} was taken out of the draft of version {version}."),
    "agreement.say-set": _("Who has how much say was changed in the draft of version {version}."),
    "agreement.summary-edited": _("The summary of the draft of version {version} was changed."),
    "agreement.edit-undone": _("A change of term {term} was undone in the draft of version {version}."),
    "agreement.suggestion-accepted": _("A suggestion was taken over in term {term} of the draft of version {version}."),
    "agreement.suggestion-declined": _("A suggestion about the draft of version {version} was not taken over."),
    "agreement.remark-hidden": _("A remark about the draft of version {version} was hidden."),
    "agreement.deviation-accepted": _("In version {version} a finding was accepted in the open, because: {motive}"),
    "agreement.deviation-taken-back": _("In version {version} the acceptance of a finding was taken back."),
    "agreement.proposed": _("Version {version} of the agreement was proposed. From here on its text is fixed."),
    "agreement.signed": _("{body} signed version {version} of the agreement."),
    "agreement.signed-on-paper": _(
        "{body} signed version {version} of the agreement on paper. {entered_by} entered it."
    ),
    "agreement.signature-taken-back": _("{body} took back its signature under version {version} of the agreement."),
    "agreement.signed-by-both": _(
        "Neighbourhood and municipality have both signed version {version}. It waits for the council."
    ),
    "agreement.withdrawn": _("Version {version} of the agreement was withdrawn, because: {reason}"),
    "agreement.declined": _("Version {version} did not come into force, because: {reason}"),
    "agreement.in-force": _("Version {version} of the agreement is in force from {since}."),
    "agreement.superseded": _("Version {version} of the agreement makes way for version {successor}."),
    "agreement.held-up": _(
        "What article {term} of version {version} promises was not kept. Until that is mended, no binding ballot opens."
    ),
    "agreement.hold-over": _("What article {term} of version {version} promises was mended: ballots can open again."),
    "agreement.suspended": _("{body} suspended the agreement (version {version}), because: {reason}"),
    "agreement.resumed": _("{body} resumed the agreement (version {version})."),
    "agreement.ended": _("{body} ended the agreement (version {version}) as of {until}, because: {reason}"),
    "case.adopted": _("The worked case {name} was taken in."),
}

# What somebody said about a draft: its kind, whose words, and what became of it with a tone.
REMARK_KINDS: dict = {"comment": _("Comment"), "question": _("Question"), "suggestion": _("Suggestion")}
CHANNELS_OF_REMARKS: dict = {"desk": _("entered at the desk"), "paper": _("came in on paper")}
REMARK_STATUSES: dict = {
    "said": ("", "quiet"),
    "open": (_("Waits for an answer"), "warning"),
    "left": (_("Not answered before the text was fixed"), "error"),
    "answered": (_("Answered"), "ok"),
    "accepted": (_("Taken over"), "ok"),
    "declined": (_("Not taken over"), "quiet"),
}

# How a body came to its signature.
REACHED: dict = {
    "meeting": _("Meeting of the members"),
    "board": _("Decision of the board"),
    "vote": _("Vote among the members"),
    "round": _("Written round"),
    "other": _("In another way"),
    "college": _("Decision of the college"),
}

ALL_TOPICS_WORD = _("all topics")
OTHER_TOPICS_WORD = _("all other topics")
MUNICIPALITY_WORD = _("the municipality")

# What a level of say comes down to.
SAY_MEANS: dict = {
    "informed": _("The municipality tells the neighbourhood what it does."),
    "heard": _("The municipality listens first and then decides."),
    "advises": _("The neighbourhood advises; the municipality replies and says why when it does otherwise."),
    "initiates": _("The neighbourhood brings in plans, and neighbourhood and municipality decide together."),
    "decides": _("The neighbourhood decides, and the municipality keeps to it."),
}
KINDS: dict = {
    "text": _("What it is for"),
    "body": _("Who acts for the neighbourhood"),
    "say": _("Who has how much say"),
    "safeguard": _("How democracy is safeguarded"),
    "transfer": _("What the municipality gives"),
    "money": _("Money"),
}
INSTRUMENTS: dict = {
    "": _("not said"),
    "geen": _("none"),
    "toezegging": _("promise (political)"),
    "mandaat": _("mandate (in the name of the municipality)"),
    "delegatie": _("delegation (on its own responsibility)"),
    "overeenkomst": _("contract"),
}
OWNERS: dict = {"": _("not said"), "raad": _("municipal council"), "college": _("college"), "burgemeester": _("mayor")}
WHO: dict = {
    "residents": _("residents"),
    "councillors": _("councillors"),
    "officials": _("officials"),
    "organisations": _("organisations"),
}
CHOSEN: dict = {
    "": _("not said how"),
    "drawn": _("drawn by lot"),
    "elected": _("elected"),
    "open": _("whoever wants to"),
    "association": _("by an association"),
    "appointed": _("appointed"),
}
ONLY_AGREEMENT = _("only the agreement itself")

# What of an article that was taken over from elsewhere is still to be looked at.
TAKEN_CHECKS: dict = {
    "place": _("It still speaks of the other place."),
    "words": _("These are still the words of the other agreement. Write what is promised here."),
    "amount": _("This is the amount that was agreed there. Agree on your own."),
}

AFTER_A_REMEDY = _("Read whether the words fit. You can change it or take it out.")

# Remedies: what the button does, and what was done.
REMEDIES: dict = {
    "add-safeguard": (_("Add this safeguard"), _("Article {number} was added, with its numbers and its sentence.")),
    "strengthen": (_("Move the number to what is needed"), _("The number in article {number} was changed.")),
    "fill-number": (_("Fill in the number"), _("A number and a sentence were added to article {number}.")),
    "not-binding": (_("Show it as a promise"), _("Article {number} is no longer shown as binding.")),
    "give-deadline": (
        _("Add a day, and that deviating is explained"),
        _("Article {number} now says by when, and that the municipality explains in public when it deviates."),
    ),
    "invite-more": (_("Invite as many as are needed"), _("More people are invited in article {number}.")),
    "shorten-terms": (_("Give the seats an end"), _("In article {number} the seats have an end now.")),
    "say-rotation": (_("Say when seats come free"), _("Article {number} now says when seats come free.")),
    "own-territory": (_("Let it work for this area"), _("The body of article {number} works for this area now.")),
}

# How far a power reaches, in a word or two; what that comes down to.
FORCES: dict = {
    "law": _("Binding by law"),
    "contract": _("Binding by contract"),
    "promise": _("Binding by promise"),
    "advice": _("Advice"),
    "suspended": _("Suspended"),
}
FORCES_MEAN: dict = {
    "law": (
        _("Binding by law"),
        _(
            "By mandate (in the name of the municipality) or by delegation (on its own responsibility). What is "
            "decided, holds in law."
        ),
    ),
    "contract": (_("Binding by contract"), _("Both sides signed a contract, and a court can hold them to it.")),
    "promise": (
        _("Binding by promise"),
        _("The municipality has promised to keep to it. That is politics: no court can enforce it."),
    ),
    "advice": (_("Advice"), _("The municipality decides. It replies, and says why when it does otherwise.")),
}

# The same levels in big words, before the topics: "The neighbourhood decides on".
SAY_ON_A_POSTER: dict = {
    "decides": _("The neighbourhood decides on"),
    "initiates": _("Neighbourhood and municipality decide together on"),
    "advises": _("The neighbourhood advises, the municipality decides on"),
    "heard": _("The municipality listens first, then decides on"),
    "informed": _("The municipality decides, and tells, on"),
}
