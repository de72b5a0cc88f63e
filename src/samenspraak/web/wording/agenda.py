# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict = {
    # who may
    "sign-in-first": _("Sign in first. You only need an e-mail address."),
    "not-a-resident-here": _(
        "This is for people who live here. If you do, say so on your own page; everybody may read along."
    ),
    "only-the-team-enters": _("Only the area team enters what comes in at the desk or on paper."),
    "only-the-team-hides": _("Only the area team of this area hides what somebody put in."),
    "only-the-author-withdraws": _("Only the person who sent in this idea can take it back."),
    "only-the-college-replies": _("Only the municipal executive replies to an advice."),
    "the-wijk-draws-up": _(
        "Here the wijk itself draws up the agenda: that was agreed. Somebody with a seat in a residents' body of this "
        "area does this."
    ),
    "the-team-draws-up": _("The area team of this area places ideas on the agenda, as long as nothing else is agreed."),
    "the-wijk-calls": _(
        "The wijk decides about this: that was agreed. So somebody with a seat in a residents' body of this area calls "
        "the ballot."
    ),
    "wijk-or-team-calls": _("A residents' body of this area or the area team does this."),
    # what is written down
    "title-needed": _("Give it a title."),
    "enough-ideas": _(
        "You sent in many ideas in a short time. From {at} you can send the next one. What you typed still stands here."
    ),
    "enough-comments": _(
        "You wrote a lot in a short time. From {at} you can send the next one. What you typed still stands here."
    ),
    "enough-comments-here": _(
        "You wrote a lot at this idea in a short time. From {at} you can send the next one here. What you typed still "
        "stands here."
    ),
    "enough-questions": _(
        "You asked a lot in a short time. From {at} you can ask the next one. What you typed still stands here."
    ),
    "too-many-links": _("There are more than {most} web addresses in it. That is what advertisements look like."),
    "said-already": _("You said this here before, in the same words. It is there."),
    "name-of-an-office": _(
        "This name says an office, or the municipality. Use your own name. Who speaks from a seat is shown with it."
    ),
    "writing-missing": _("Write something first."),
    "writing-too-long": _("This is too long: {length} characters, and there is room for {limit}."),
    "topic-unknown": _("Choose what it is about."),
    "cost-wrong": _("This is not an amount we can use. Leave it empty if you do not know."),
    "side-not-known": _("Choose whether you are for, against or neither."),
    "not-to-be-replied-to": _("This comment cannot be read here any more, so nobody can reply to it."),
    "channel-not-known": _("Choose how this came in."),
    "reason-not-chosen": _("Give the reason. Everybody can read it."),
    "question-missing": _("Write the question that people vote on."),
    "motive-missing": _("Say why you do not follow the advice. People who voted have a right to know."),
    "electorate-wrong": _("At least one person must be able to vote. Leave it empty if you do not know how many."),
    # what may follow on what
    "not-to-be-placed": _("This idea cannot be placed on the agenda now: it is there already, or it was taken back."),
    "not-to-be-decided": _(
        "A ballot can only be called on something that stands on the agenda and is not in a ballot."
    ),
    "not-to-be-withdrawn": _(
        "This idea is on the agenda. From then on it belongs to everybody and cannot be taken back."
    ),
    "not-to-be-answered": _("There is no advice here that waits for an answer."),
    "not-in-decision": _("There is no ballot about this whose outcome can take effect."),
    "decided-already": _("This was decided. Support no longer changes anything."),
    "proposal-withdrawn": _("This idea was taken back."),
    "hidden-already": _("This is hidden already."),
    "idea-hidden": _("What this idea says is hidden. As long as that is so, nothing is done with it."),
    "idea-in-ballot": _(
        "People vote on this idea now, as it was announced. It can be hidden when the ballot is over, or taken back."
    ),
    "proposal-declined": _("Whoever draws up the agenda said no to this idea. Nothing more can be said about it here."),
    "not-to-be-declined": _("It is too late to say no to this: it is on the agenda already, or it is over."),
    # questions to the municipality
    "team-or-college-answers": _("Only the area team of this area and the municipal executive answer questions."),
    "question-hidden": _("This question is hidden. It waits for no answer."),
    "asked-it-yourself": _("You asked this yourself. You get the answer by mail."),
    "answered-already": _("This question has been answered already."),
    "idea-not-here": _("There is no idea with this number here."),
    "later-is-not-later": _("Choose a day that lies ahead, and after {due}."),
    "later-too-far": _("That is too far away. The last day that can be chosen is {last}."),
    # working out whether it can be done
    "not-to-be-looked-into": _("A ballot was called on this, or it is over. It is no longer worked out."),
    "looked-into-already": _("This idea is being worked out already."),
    "not-looked-into": _("Nobody has begun to work out this idea."),
    "team-or-body-works-out": _("The area team and the residents' bodies of this area work out ideas."),
    "step-of-nobody": _("Choose who does this."),
    "step-day-wrong": _("Choose a day from today on, within two years."),
    "step-not-here": _("This step is not there any more."),
    "steps-enough": _("There are {most} steps here. Take one away first."),
    "price-wrong": _(
        "The unit price “{name}” needs a title, of what it is (unit), where it comes from (source), and whole cents."
    ),
    "price-unknown": _("This unit price is not there any more. Choose another, or write an amount."),
    "line-says-nothing": _("Say what it is for, or choose a unit price."),
    "line-without-amount": _("Choose a unit price, or write an amount in euros."),
    "line-times-wrong": _("Write how many: a whole number from 1 to {most}."),
    "line-not-here": _("This line is not there any more."),
    "lines-enough": _("There are {most} lines here. Take one away first."),
    "verdict-not-chosen": _("Choose whether it can be done."),
    "verdict-there-already": _("There is a verdict already. Open it again to change something."),
    "verdict-not-there": _("There is no verdict yet."),
    "view-not-chosen": _("Choose whether you agree."),
    "view-there-already": _("This has been said already."),
    "view-may-still-come": _("Who sent in the idea has until {at} to say what they think of it."),
    "only-the-author-has-a-view": _("Only the person who sent in this idea can say this."),
    "feasibility-first": _(
        "It is still being worked out whether this can be done. First comes the verdict, with what the person who sent "
        "it in thinks of it."
    ),
    "item-worked-out-first": _("Of idea {number} it is still being worked out whether it can be done."),
    # looking again at what was hidden
    "only-who-wrote-it": _("Only the person who wrote this can ask to look again: sign in, or use the receipt."),
    "appealed-already": _("It was asked before to look again at this. That can be asked once."),
    "shown-again-already": _("This is shown again already."),
    "looked-at-again-now": _("It was asked to look again at this. Who does that decides what happens with it."),
    "picture-not-kept": _("This picture is not kept any more. It can be added anew."),
    "appeal-too-late": _("This could be asked until {last}."),
    "team-or-college-looks": _("The area team or the municipal executive looks again."),
    "no-appeal-here": _("Nobody has asked to look again at this."),
    "reviewed-already": _("Somebody has looked at this again already."),
    "another-must-look": _("You hid this yourself. Somebody else looks again: that is the rule."),
    "outcome-not-chosen": _("Choose what happens with it."),
    # merging
    "not-to-be-merged": _("Only an idea that is not on the agenda yet can be merged with another."),
    "not-to-be-merged-into": _("Choose an idea of this area that is not on the agenda yet."),
    "merges-with-itself": _("Choose another idea than this one."),
    "carries-others": _("Other ideas were merged into this one. It stays what it is."),
    "merged-elsewhere": _(
        "This idea goes on as part of another one. You can support that one and talk about it there."
    ),
    "not-merged": _("This idea stands by itself already."),
    "placed-together": _("The two were placed on the agenda together. From then on they stay one."),
    # other wordings
    "text-stands-fast": _("A ballot was called on this text, or it was taken back. The text stays as it is."),
    "amendment-why-missing": _("Say why this is better."),
    "nothing-changes": _("Nothing has changed yet. Change what you want to see different."),
    "amendment-closed": _("This wording was accepted, declined or taken back already."),
    "amendment-outdated": _(
        "The text has changed since this was proposed. Propose it anew, with the text as it is now."
    ),
    "only-the-author-judges": _("Who sent in this idea decides on its wording, as long as it is not on the agenda."),
    "who-draws-up-judges": _("Whoever draws up the agenda here decides on the wording."),
    # pictures
    "not-a-picture": _("We cannot open this as a picture. Choose a JPEG, PNG or WebP file."),
    "picture-too-heavy": _("This file is too large. It can be {megabytes} megabytes at most."),
    "picture-too-large": _("This picture is too large. It can have {megapixels} million pixels at most."),
    "alt-missing": _("Say what is on it, for people who cannot see it."),
    "enough-pictures-here": _("There are {most} pictures here. Take one away first."),
    "enough-pictures": _("You added many pictures in a short time. From {at} you can add the next one."),
    "idea-stays-as-it-is": _("This was decided or taken back. It stays as it is."),
    # where it is about
    "spot-in-words": _("Say in words where it is: a dot on a map does not speak for itself."),
    "point-outside": _("This place lies outside the area. Press within the line."),
    "area-has-no-shape": _("There is no map of this area yet. Say in words where it is."),
    "buurt-unknown": _("Choose a buurt from the list, or leave it open."),
    # the order of the agenda
    "nothing-to-arrange": _("Others put this agenda in order: whoever draws it up."),
    "others-draw-that-up": _(
        "This would move an item about a topic on which others draw up the agenda. Those keep their place."
    ),
    "order-changed-meanwhile": _("The agenda was changed meanwhile. Here it stands as it is now: look again."),
    "order-stays-the-same": _("This is the order that it has already."),
    "only-the-author-or-the-team": _("Only the person who sent in this idea and the area team can do this."),
    "only-who-added-it": _("Only the person who added it can take it away."),
    "no-reply-asked": _("This decision does not wait for a reply."),
    "replied-already": _("The municipality has replied already."),
    "concluded-already": _("This ballot has taken effect already."),
    "ballot-not-counted": _("This ballot has not been counted yet."),
    # consultation and power
    "ballot-too-short": _("A ballot is open for at least one day."),
    "ballot-opens-in-the-past": _("The opening lies in the past. Choose a later moment."),
    "consultation-before-placing": _(
        "The time for giving one's view cannot begin before {placed}: on that day this came on the agenda."
    ),
    "opens-before-consultation-ends": _(
        "It was agreed that people can give their view for {days} days before a ballot opens. The first day on which "
        "it can open is {earliest}."
    ),
    "consultation-running": _(
        "People can still give their view: {days} days were agreed. The ballot can open from {earliest}."
    ),
    "consultation-never-began": _(
        "It was agreed that people can give their view for {days} days before a ballot opens. It was not said when "
        "that began."
    ),
    "power-suspended": _(
        "The agreement is suspended. As long as that lasts nothing can be decided here that binds. The ballot waits; "
        "nothing that was voted is lost."
    ),
    "safeguard-first": _(
        "A promise of the agreement was not kept (article {articles}). As long as that is so, no binding ballot opens "
        "here: so it was agreed."
    ),
    "power-gone": _(
        "The agreement no longer gives the wijk this decision. The ballot waits; nothing that was voted is lost."
    ),
    "beyond-limit-now": _(
        "By article {article} of the agreement one decision may now take {bound} at most, and this would take more. "
        "The ballot waits; nothing that was voted is lost."
    ),
    "cost-first": _(
        "First say what this costs. By article {article} of the agreement one decision may take {bound} at most, so "
        "people must know the amount before they vote."
    ),
    "cost-said-already": _("It was said already what this idea costs."),
    # dividing money
    "item-beyond-limit": _(
        "Idea {number} costs more than one decision may take of this money: {bound}, by article {article} of the "
        "agreement."
    ),
    "pot-of-so-many": _("Choose {fewest} to {most} ideas: with one there is nothing to choose."),
    "item-without-cost": _("Idea {number} does not say what it costs."),
    "item-unknown": _("There is an idea among these that is not on the agenda here."),
    "item-not-waiting": _("Idea {number} does not wait for a ballot: there is one already, or it was decided."),
    "pot-wrong": _("Write how much there is to divide."),
    "pot-too-small": _("No idea fits in this pot."),
    "idea-dearer-than-pot": _(
        "There is an idea that costs {cost}, more than this pot: it could never be chosen. Make the pot larger, or "
        "leave that idea out."
    ),
    "pot-more-than-agreed": _("The agreement gives {left} that was not divided yet. The pot cannot be more."),
    "money-unknown": _("This money is not in the agreement, or not any more."),
    "options-of-so-many": _("A choice has {fewest} options at least and {most} at most. You gave {given}."),
    "option-empty": _("Option {number} says nothing."),
    "option-too-long": _("Option {number} is longer than {most} characters."),
    "option-double": _("“{text}” is there twice. Every option is another one."),
    "places-wrong": _("Here at least one option wins, and at most {most}."),
    "stays-takes-the-place": _(
        "That everything stays as it is can only be an option when one option wins. Take it away, or let one win."
    ),
    "most-wrong": _("People can choose 1 idea, or up to as many as there are on the ballot."),
    "count-unknown": _("Choose how it is counted."),
    "split-unknown": _("Choose one pot, or one for each theme or buurt."),
    "item-without-part": _(
        "Of idea {number} nobody said where it is about, in a buurt that is known here. Say that first at the idea, or "
        "leave it out."
    ),
    "one-pot-only": _("All these ideas would come in the same pot. Choose one pot, or other ideas."),
    "pots-without-choice": _(
        "Every idea would have a pot to itself, so there would be nothing to choose. Choose one pot, or more ideas."
    ),
    "pots-not-these": _("There are other pots now than you filled in amounts for. Look at the amounts again."),
    "pots-not-the-sum": _("The pots are {together} together, and you said that there is {budget} to divide."),
    "points-to-divide-wrong": _("People can divide {fewest} to {most} points."),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict = {
    "proposal.submitted": _("Idea {number} came in."),
    "proposal.withdrawn": _("Idea {number} was taken back by who sent it in."),
    "proposal.placed": _("{body} placed idea {number} on the agenda. In support: {supports}."),
    "proposal.granted": _("The wijk decided: idea {number} goes ahead (ballot {ballot})."),
    "proposal.granted-option": _("The wijk decided on idea {number}: {chosen} (ballot {ballot})."),
    "proposal.advised-option": _(
        "The wijk gave its advice on idea {number}: {chosen} (ballot {ballot}). A reply is due on {reply_due}."
    ),
    "proposal.rejected": _("The wijk decided: idea {number} does not go ahead (ballot {ballot})."),
    "proposal.advised": _(
        "The wijk gave its advice on idea {number} (ballot {ballot}). A reply is due on {reply_due}."
    ),
    "proposal.void": _("Nothing was decided on idea {number}: too few people voted (ballot {ballot})."),
    "proposal.replied": _("The municipality replied to the outcome on idea {number}."),
    "proposal.priced": _("{body} said what idea {number} costs at most: {euros}."),
    "proposal.located": _("It was said where idea {number} is about."),
    "agenda.arranged": _("{body} put the agenda in this order: {order}."),
    "proposal.declined": _("{body} said no to idea {number}, with a reason that everybody can read."),
    "question.asked": _("Question {number} to the municipality came in. An answer is due on {due}."),
    "question.answered": _("{body} answered question {number}."),
    "question.put-off": _("{body} said, with a reason, that the answer to question {number} comes later: by {due}."),
    "question.hidden": _("Question {number} was hidden."),
    "feasibility.begun": _("{body} began to work out idea {number} with the person who sent it in."),
    "feasibility.step-added": _("{body} put down a step for idea {number}, to be done by {by}."),
    "feasibility.step-done": _("A step for idea {number} was done."),
    "feasibility.step-dropped": _("A step for idea {number} was taken away."),
    "feasibility.estimated": _("The estimate of idea {number} was changed."),
    "feasibility.judged": _("{body} said whether idea {number} can be done, and why."),
    "feasibility.reopened": _("{body} goes on working out idea {number}: the verdict no longer stands."),
    "feasibility.viewed": _("Beside the verdict on idea {number} stands what the person who sent it in thinks of it."),
    "hiding.appealed": _("Somebody asked to look again at what was hidden. It is done by {due}."),
    "hiding.shown-again": _("What was hidden by mistake is shown again, with a reason."),
    "hiding.upheld": _("Somebody else looked again at what was hidden: it stays hidden."),
    "hiding.restored": _("Somebody else looked again at what was hidden: it is shown again."),
    "comment.hidden": _("A comment on idea {number} was hidden."),
    "idea.hidden": _("What idea {number} says was hidden."),
    "proposal.merged": _("{body} merged idea {number} into idea {into}. In support of both: {supports}."),
    "proposal.parted": _("{body} let idea {number} stand by itself again, apart from idea {other}."),
    "amendment.proposed": _("Another wording of idea {number} was proposed."),
    "amendment.accepted": _("The text of idea {number} was changed: it is text {edition} now."),
    "amendment.declined": _("Another wording of idea {number} was not accepted."),
    "amendment.withdrawn": _("Another wording of idea {number} was taken back by who proposed it."),
    "amendment.hidden": _("Another wording of idea {number} was hidden."),
    "picture.added": _("A picture was put by idea {number}."),
    "picture.removed": _("A picture by idea {number} was taken away by who put it there."),
    "picture.hidden": _("A picture by idea {number} was hidden."),
}

# what was hidden → words
HIDDEN: dict = {
    "comment": _("A comment"),
    "amendment": _("Another wording"),
    "picture": _("A picture"),
    "question": _("A question"),
    "idea": _("An idea"),
}
