# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict = {
    # voting
    "ballot-not-open-yet": _("The ballot is not open yet. It opens on {opens}."),
    "ballot-closed": _("The ballot is closed. It was open until {closes}."),
    "ballot-withdrawn": _("This ballot was withdrawn. It is not counted."),
    "ballot-paused": _(
        "This ballot is paused, because the power to decide is not there at the moment. What was voted is kept. When "
        "it goes on, it stays open as much longer as it stood still."
    ),
    "not-a-resident": _(
        "This ballot is for people who live here. If you do, say so on your own page; if not, you can read along."
    ),
    "voted-already": _(
        "You have already voted, perhaps in another window. Every person has one paper. With the code that you got "
        "you can still change it."
    ),
    "voted-elsewhere": _(
        "You have voted in another neighbourhood, in a ballot at the same time as this one. A person votes where they "
        "live, and lives in one place."
    ),
    "vote-still-runs": _(
        "You voted in “{question}” in {area}. That ballot is not closed yet: it is open until {closes} at least. "
        "Until it is closed your account stays, so that nobody can come back and vote once more. After that you can "
        "remove it."
    ),
    "code-taken": _("Something went wrong with your paper. Nothing was counted. Load the page again and vote again."),
    "choice-missing": _("Choose what you vote: yes, no or abstain."),
    "choice-unknown": _("This is not on the paper. Choose one of the options."),
    "code-unknown-here": _("There is no paper with this code in this ballot. Look at the sixteen characters again."),
    # letters, voting papers and the desk
    "letter-unknown": _("There is no letter with this code in this ballot. Look at the sixteen characters again."),
    "letter-void": _(
        "This letter no longer gives a vote: it was reported lost or wrong. Ask the gebiedsteam for a new one."
    ),
    "letter-used": _(
        "Somebody has voted with this code already. It works once. With the other code, the one you got after voting, "
        "you can still change that vote."
    ),
    "letter-beside-vote": _(
        "You have voted here with your account. Every person has one vote, so you cannot use a letter besides. Is the "
        "letter of somebody else? Then sign out first."
    ),
    "letter-beside-account": _(
        "You are signed in, so vote with your account. Every person has one vote, and needs no letter besides. Is the "
        "letter of somebody else? Then sign out first."
    ),
    "letter-used-there": _(
        "There was a vote with {number} already, and it counts. Was this paper typed over before? Then put it with "
        "those that are done. If not, somebody voted online with the same code: that vote counts, and this paper does "
        "not."
    ),
    "electorate-voted": _(
        "As many people voted as may vote: {electorate}. No votes by letter can be added. Tell the gebiedsteam: "
        "something must be wrong."
    ),
    "enough-letter-codes": _("Many codes that do not exist were typed here. Try again from {at}."),
    "only-the-team-prints": _("Letters with a code are made by the gebiedsteam."),
    "letter-kind-unknown": _("Choose letters or voting papers."),
    "letters-not-so-many": _("Choose a number from 1 to {most}."),
    "letters-need-a-number": _(
        "It is not known yet how many people may vote. Letters can be made when the ballot is open, or when that "
        "number was given as the ballot was called."
    ),
    "letters-more-than-voters": _(
        "There may not be more letters than people who may vote: {electorate}. You can make {left} more. Void letters "
        "that came back or got lost first."
    ),
    "letters-made-already": _(
        "These letters were made already. Did you not get the file? Then void that run, and make new ones."
    ),
    "letters-not-found": _("No letter with such a number gives a vote in this run."),
    "letter-voted-with": _("A letter among these was voted with. That vote counts, so it cannot be voided."),
    "person-not-known": _("Nobody is known here with this e-mail address. Give them a voting paper with a code."),
    "voted-already-there": _("This person has voted already. Every person has one paper."),
    "room-not-announced": _(
        "In this ballot no votes are taken in the room: it was not agreed and announced that they count more. Enter "
        "this vote as one at the desk."
    ),
    "not-a-resident-there": _("This person is not known here as somebody who lives in this area."),
    # running a ballot
    "ballot-opened-already": _("This ballot is not waiting to be opened."),
    "ballot-not-open": _("This ballot is not open."),
    "ballot-still-open": _("This ballot is open until {closes}. Nobody closes it earlier."),
    "ballot-runs": _("This ballot is running. Nobody can stop it: it closes at the announced time."),
    "ballot-over": _("This ballot is over."),
    "ballot-runs-already": _("There is already a ballot about this that was announced or is open."),
    # the outcome, explained
    "quorum-not-met": _("Nothing was decided: too few people voted. Needed: {quorum}. Voted: {papers}."),
    "nobody-chose": _("Rejected: nobody voted yes or no."),
    "tie-changes-nothing": _(
        "Rejected: {yes} times yes and {no} times no. It was announced that a tie changes nothing."
    ),
    "more-no-than-yes": _("Rejected: {no} times no and {yes} times yes."),
    "majority-too-small": _(
        "Rejected: {yes} times yes and {no} times no. More than {majority_percent} per cent had to be yes."
    ),
    "more-yes-than-no": _("Granted: {yes} times yes and {no} times no."),
    "majority-large-enough": _(
        "Granted: {yes} times yes and {no} times no. That is more than the {majority_percent} per cent that was asked."
    ),
    # what can stand on a paper of a budget
    "paper-names-nothing": _("You have not chosen anything yet. Choose at least one idea."),
    "paper-over-budget": _(
        "What you chose costs {cost} together, and there is {most}. Leave something out. Your choice still stands "
        "below."
    ),
    "paper-over-one-pot": _(
        "What you chose from the pot “{pot}” costs {cost} together, and there is {most} in it. Leave something out. "
        "Your choice still stands below."
    ),
    "paper-too-many": _("You chose {named} ideas. You can choose {most} at most. Your choice still stands below."),
    "paper-too-many-points": _(
        "You gave {points} points together, and you have {most}. Take some away. What you filled in still stands below."
    ),
    "paper-over-budget-there": _("What is marked costs {cost} together, and there is {most}."),
    "paper-over-one-pot-there": _(
        "What is marked in the pot “{pot}” costs {cost} together, and there is {most} in it."
    ),
    "paper-too-many-there": _("{named} ideas are marked, and {most} may be."),
    "paper-too-many-points-there": _("There are {points} points on it together, and {most} may be given."),
    # a budget, explained
    "project-free": _("Chosen. Votes: {votes}. It costs nothing."),
    "project-most-votes": _(
        "Chosen. Votes: {votes}. It fitted in the pot when it was its turn; after it {left} was left."
    ),
    "project-paid-by-supporters": _(
        "Chosen. Votes: {votes}. Who wanted it could pay for it together out of their shares, {price} each at most."
    ),
    "project-next-in-balance": _(
        "Chosen. Votes: {votes}. Who wanted it carries {load} of what was chosen, each less than for anything else."
    ),
    "project-paid-by-votes": _(
        "Chosen. Votes: {votes}. Who wanted it could pay for it together out of their shares, {price} for each counted "
        "vote at most."
    ),
    "project-next-in-votes": _(
        "Chosen. Votes: {votes}. Each counted vote for it carries {load} of what was chosen, less than for anything "
        "else."
    ),
    "project-filled-in": _(
        "Chosen from what the equal shares left. Votes: {votes}. It still fitted; after it {left} was left."
    ),
    "project-free-in-points": _("Chosen. Points: {votes}. It costs nothing."),
    "project-most-points": _(
        "Chosen. Points: {votes}. It fitted in the pot when it was its turn; after it {left} was left."
    ),
    "project-paid-by-points": _(
        "Chosen. Points: {votes}. Who gave it points could pay for it together out of their shares, {price} for each "
        "point at most."
    ),
    "project-filled-in-by-points": _(
        "Chosen from what the equal shares left. Points: {votes}. It still fitted; after it {left} was left."
    ),
    "project-no-room-in-points": _(
        "Not chosen. Points: {votes}. When it was its turn {left} was left, and it costs {cost}."
    ),
    "project-supporters-short-in-points": _(
        "Not chosen. Points: {votes}. Who gave it points had {together} left together, and it costs {cost}."
    ),
    "project-no-votes": _("Not chosen: nobody wanted it."),
    "project-dearer-than-pot": _("Not chosen: it costs {cost}, more than the whole pot of {budget}."),
    "project-no-room": _("Not chosen. Votes: {votes}. When it was its turn {left} was left, and it costs {cost}."),
    "project-supporters-short": _(
        "Not chosen. Votes: {votes}. Who wanted it had {together} left together, and it costs {cost}."
    ),
    "project-stopped-before": _("Not chosen. Votes: {votes}. The count stopped when “{stopped_by}” no longer fitted."),
    "would-take-either": _(
        "It would have been chosen if it had cost {cheaper} less. Or with more votes of people who wanted only this: "
        "{more_votes}."
    ),
    "would-take-cheaper": _("It would have been chosen if it had cost {cheaper} less."),
    "would-take-votes": _("It would have been chosen with more votes of people who wanted only this: {more_votes}."),
    "would-take-either-points": _(
        "It would have been chosen if it had cost {cheaper} less. Or with more people who gave a point to this alone: "
        "{more_votes}."
    ),
    "would-take-points": _("It would have been chosen with more people who gave a point to this alone: {more_votes}."),
    "would-take-either-in-votes": _(
        "It would have been chosen if it had cost {cheaper} less. Or with more counted votes for only this: "
        "{more_votes}."
    ),
    "would-take-votes-in-votes": _("It would have been chosen with more counted votes for only this: {more_votes}."),
    "would-take-either-points-in-votes": _(
        "It would have been chosen if it had cost {cheaper} less. Or with more counted votes that give a point to this "
        "alone: {more_votes}."
    ),
    "would-take-points-in-votes": _(
        "It would have been chosen with more counted votes that give a point to this alone: {more_votes}."
    ),
    # a choice between options, explained
    "option-elected": _("Chosen in round {round} with {votes} votes. Needed: {needed}."),
    "option-elected-last": _("Chosen in round {round} with {votes} votes: no more were left than places."),
    "option-eliminated": _(
        "Out in round {round} with {votes} votes. The least with which another stayed: {least_kept}."
    ),
    "option-not-reached": _("Not chosen: {votes} votes in round {round}. Needed: {needed}."),
    "option-highest": _("Chosen with {votes} votes. The next one had {next}."),
    "option-lower": _(
        "Not chosen: {votes} votes. The last one that was chosen had {last_in}; {more_votes} more would have been "
        "enough."
    ),
    "option-highest-points": _("Chosen with {votes} points. The next one had {next}."),
    "option-lower-points": _("Not chosen: {votes} points. The last one that was chosen had {last_in}."),
    "option-beats-all": _("Chosen: more people put it above each other option than below it ({beats} of them)."),
    "option-beaten": _("Not chosen: {for_other} people put “{by}” above it, {for_own} below it."),
    "option-beats-all-in-votes": _(
        "Chosen: more counted votes put it above each other option than below it ({beats} of them)."
    ),
    "option-beaten-in-votes": _("Not chosen: {for_other} counted votes put “{by}” above it, {for_own} below it."),
    "option-unbeaten": _(
        "Chosen: no other option beats it, when the weakest victories count least. The table below shows every two."
    ),
    "option-beaten-by-way-of-others": _(
        "Not chosen: “{by}” beats it by way of other options, when the weakest victories count least. The table below "
        "shows every two."
    ),
    "option-not-drawn": _("Not chosen: no other option beats it, but the lot decided."),
    # what can stand on a paper with options
    "option-missing": _("You have not chosen anything yet. Choose, or leave your paper blank."),
    "only-one-option": _("You can choose one option here, not more."),
    "blank-and-more": _(
        "You marked your paper as blank, and you chose something too. Take one of the two away. What you filled in "
        "still stands below."
    ),
    "place-no-number": _("At “{option}” there is no place that we know. Choose a place from the list."),
    "place-twice": _(
        "You gave place {place} twice: to {options}. Every place can be given once. What you filled in still stands "
        "below."
    ),
    "place-skipped": _(
        "You gave place {last}, but not place {place}. Begin with 1 and skip none. What you filled in still stands "
        "below."
    ),
    "points-wrong": _("At “{option}” there is a number that is not a whole one between 0 and {most}."),
    # a choice, explained
    "nobody-chose-an-option": _("Nothing was chosen: nobody put an option on their paper."),
    "everything-stays": _("Everything stays as it is: that option won."),
    "option-chosen": _("Chosen: {chosen}."),
    "options-chosen": _("Chosen: {chosen}."),
    "option-chosen-with-majority": _(
        "Chosen: {chosen}, wanted on more than {majority_percent} per cent of the papers."
    ),
    "option-majority-too-small": _(
        "Nothing was chosen: what won was wanted by too few. It had to be wanted on more than {majority_percent} per "
        "cent of the {filled} papers that were filled in."
    ),
    "option-chosen-with-majority-of-votes": _(
        "Chosen: {chosen}, wanted by more than {majority_percent} per cent of the counted votes that were not blank."
    ),
    "option-majority-of-votes-too-small": _(
        "Nothing was chosen: what won was wanted by too few. More than {majority_percent} per cent of the {filled} "
        "counted votes that were not blank had to want it."
    ),
    # counting again
    "budget-file-unreadable": _("This is not a file of papers from this site, or something was changed in it."),
    "papers-unreadable": _("This is not a file of papers from this site, or something was changed in it."),
    "paper-wrong": _("Paper {number} in this file is not a paper."),
    "paper-double": _("Paper {number} in this file is there twice, or has no mark."),
}

# Said after the deed that closed a ballot, where a vote in the room counted more often.
WEIGHED = _("{people} people voted, {live} of them in the room. A vote in the room counts {times} times.")

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict = {
    "ballot.announced": _("Ballot {number} was announced: “{question}”"),
    "ballot.opened": _("Ballot {number} opened. May vote: {electorate}. Needed for it to count: {quorum}."),
    "ballot.paused": _("Ballot {number} was paused: the power to decide is not there."),
    "ballot.went-on": _("Ballot {number} goes on. It stays open as much longer as it stood still."),
    "ballot.letters-made": _(
        "For ballot {number}, {made} letters with a code were made (run {run}). Letters that give a vote now: "
        "{standing}."
    ),
    "ballot.letters-voided": _(
        "For ballot {number}, {n} letters of run {run} were voided. Letters that give a vote now: {standing}."
    ),
    "ballot.withdrawn": _("Ballot {number} was withdrawn uncounted, because: {reason}"),
    "ballot.divided": _(
        "Ballot {number} was closed, shuffled and counted: {papers} papers. The pot was divided after them."
    ),
    "ballot.chosen": _(
        "Ballot {number} was closed, shuffled and counted: {papers} papers, {blank} of them blank. Chosen: {chosen}."
    ),
    "ballot.closed": _(
        "Ballot {number} was closed, shuffled and counted: {yes} yes, {no} no, {abstain} abstained, {papers} in all."
    ),
}
