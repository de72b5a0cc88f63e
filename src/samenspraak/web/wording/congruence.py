# SPDX-License-Identifier: EUPL-1.2
"""Congruence in words: what is the matter, when that is so, why it matters, what mends it, and what it rests on."""

from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agreements.congruence import RULES

# What is the matter, and why something cannot be read or moved.
SENTENCES: dict = {
    "delegation-without-statute": _(
        "Article {number} gives “{body}” a power of its own, but names no law that allows it."
    ),
    "delegation-to-subordinate": _(
        "Article {number} delegates a power to people who work for the municipality. That cannot be."
    ),
    "college-power-to-council-mix": _(
        "Councillors have seats in “{body}”. Then it can only get powers of the municipal council, and "
        "article {number} does not show that this is one."
    ),
    "mandate-without-consent": _(
        "Article {number} gives “{body}” a mandate, but “{body}” has not agreed to it. That cannot be."
    ),
    "transfer-period-empty": _("Article {number} would end on {until}, before it begins on {since}."),
    "transfer-over": _("Article {number} ends on {until}. That day is over already."),
    "exit-beyond-period": _(
        "Article {number} holds from {since} until {until}. That is shorter than the notice with which somebody can "
        "end the agreement."
    ),
    "reach-impossible": _("Article {number} asks {people} people to take part, but {population} people live here."),
    "votes-unequal": _("By article {number} a vote in the room counts {times} times. Other votes count once."),
    "power-excluded": _("Article {number} gives away a power that cannot be given away in this way."),
    "promise-as-power": _("Article {number} is a political promise, but is shown as a power."),
    "promise-open-ended": _(
        "The promise in article {number} has no deadline, or the municipality need not explain why it deviates."
    ),
    "ground-missing": _("Article {number} transfers a power, but not all it rests on is there."),
    "power-without-ground": _("The neighbourhood decides (article {number}), but nothing says how it got that power."),
    "consultation-missing": _(
        "The neighbourhood decides (article {numbers}), but residents cannot give their view for at least "
        "{days} days first."
    ),
    "reach-missing": _(
        "The neighbourhood decides (article {numbers}), but there is no feasible minimum for how many people "
        "take part, beyond the members. At most {percent} per cent is feasible."
    ),
    "inclusion-missing": _(
        "The neighbourhood has a strong say (article {numbers}), but nothing is agreed about people who do "
        "not come by themselves."
    ),
    "openness-missing": _(
        "The neighbourhood advises or has more say (article {numbers}), but it is not agreed that meetings "
        "are public and that minutes are there within {days} days."
    ),
    "decision-rule-missing": _(
        "The neighbourhood has a strong say (article {numbers}), but it is not agreed how it decides."
    ),
    "interest-missing": _(
        "The neighbourhood decides or has money (article {numbers}), but it is not agreed what someone does "
        "who has an interest of their own."
    ),
    "minority-missing": _(
        "The neighbourhood decides (article {numbers}), but the view of those who disagree is not kept."
    ),
    "accountability-missing": _(
        "It is not agreed that whoever acts for the neighbourhood (article {numbers}) accounts to it at least "
        "once in {months} months, and to the council too if powers were transferred."
    ),
    "complaint-missing": _(
        "The neighbourhood decides or carries out with money (article {numbers}), but it is not agreed where "
        "to complain and that an answer comes within {days} days."
    ),
    "money-control-missing": _(
        "The neighbourhood handles money (article {numbers}), but a limit, who pays, a public overview or a "
        "yearly check is missing."
    ),
    "support-missing": _(
        "The neighbourhood carries out, or people are drawn (article {numbers}), but no help is agreed."
    ),
    "reply-missing": _(
        "The neighbourhood is heard or has more say (article {numbers}), but the municipality does not "
        "promise an answer within {days} days."
    ),
    "review-missing": _("It is not agreed to look back together within {months} months."),
    "exit-missing": _("It is not agreed how either side can stop, and what then happens to running matters."),
    "representation-missing": _(
        "The neighbourhood has a strong say (article {numbers}), but it is not fully agreed who acts for it, "
        "how they are chosen, for how long and for whom they speak."
    ),
    "safeguard-vague": _(
        "The promise in article {number} names no number of days or months. So nobody can see whether it is kept."
    ),
    "body-unknown": _("Article {number} names “{body}”, but the agreement does not say what that is."),
    "overlap": _("More than one body has the same topic and task: {bodies}."),
    "decide-without-executor": _("The neighbourhood decides (article {number}), but nobody is named to carry it out."),
    "execute-without-means": _("The neighbourhood carries out (article {numbers}), but there is no money and no help."),
    "decide-without-agenda": _("The neighbourhood decides (article {number}), but others set the agenda."),
    "say-gap": _("The say that is agreed lies {levels} steps away from what people wished for."),
    "territory-unclear": _(
        "It is not clear for which area this holds, or a body works for another area than the agreement."
    ),
    "seats-unfillable": _(
        "“{body}” has {seats} drawn seats. With {invited} people invited and {percent} per cent saying yes, "
        "about {expected} can be filled. For all seats you invite about {needed}."
    ),
    "term-too-long": _("Seats in “{body}” have no end, or last longer than {months} months."),
    "no-rotation": _("It is not said when seats in “{body}” come free and whether one may stay."),
    "term-number-wrong": _("Article “{number}”: a number is one to three whole numbers with dots, such as 4.2."),
    "term-kind-unknown": _("Article {number}: “{kind}” is no kind of article."),
    "term-text-too-long": _(
        "Article {number}: the text is longer than {limit} characters. Make it shorter, or split it."
    ),
    "term-number-double": _("Article {number} stands there twice."),
    "term-say-double": _("The say for one topic and task stands there twice."),
    "term-body-double": _("The body “{body}” stands there twice."),
    "term-field-wrong": _("Article {number}: “{value}” cannot be filled in at “{field}”."),
    "term-field-unknown": _("Article {number}: nobody knows a field “{field}”."),
    "term-field-missing": _("Article {number}: “{field}” is not filled in."),
    "term-field-too-long": _("Article {number}: “{field}” is longer than {limit} characters."),
    "threshold-missing": _("The thresholds lack “{name}”."),
    "threshold-unknown": _("There is no threshold “{name}”."),
    "threshold-wrong": _("The threshold “{name}” is no whole number from 0."),
    "case-unreadable": _("This is no case: it needs {need}."),
    "case-setting-wrong": _(
        "The setting of this case has something at “{name}” that cannot be read. It may hold: {known}."
    ),
    "move-done-already": _("That has been done already."),
    "move-after-the-end": _("This version has ended. Start a next version."),
    "move-skips-a-step": _("That is not the next step for this version."),
}
DEEDS: dict = {}

# When a rule looks whether all is well.
TRIGGER: dict = {
    "mandate-without-consent": _("A mandate to people who do not work for the municipality, without their consent."),
    "transfer-period-empty": _("A promise, mandate, delegation or contract ends before it begins."),
    "transfer-over": _("A promise, mandate, delegation or contract is over already."),
    "exit-beyond-period": _("What is given ends sooner than the notice of the agreement allows anybody to end it."),
    "reach-impossible": _("A minimum of people who take part is larger than the number of residents."),
    "votes-unequal": _("A vote in the room counts more often than a vote of somebody who is not there."),
    "delegation-without-statute": _(
        "A power is delegated, or shown as the neighbourhood's own, and no statutory basis is named."
    ),
    "delegation-to-subordinate": _("A power is delegated to officials."),
    "college-power-to-council-mix": _(
        "A body with councillors gets a power that is not shown to belong to the municipal council."
    ),
    "power-excluded": _(
        "It is about a power of the mayor, the zoning plan, or what the law guarantees everyone; or about "
        "making general rules by mandate."
    ),
    "promise-as-power": _("A political promise is shown as if it binds in law."),
    "promise-open-ended": _("A political promise has no deadline or no duty to explain."),
    "ground-missing": _(
        "A mandate or delegation lacks the owner, the legal basis, limits, a beginning, the decision, or its "
        "publication."
    ),
    "power-without-ground": _(
        "The neighbourhood decides on something, and there is no promise, mandate, delegation or contract for it."
    ),
    "consultation-missing": _("The neighbourhood decides on something."),
    "reach-missing": _("The neighbourhood decides on something."),
    "inclusion-missing": _("The neighbourhood initiates, co-decides or decides."),
    "openness-missing": _("The neighbourhood advises or has more say."),
    "decision-rule-missing": _("The neighbourhood initiates, co-decides or decides."),
    "interest-missing": _("The neighbourhood decides, or allocates or spends money."),
    "minority-missing": _("The neighbourhood decides on something."),
    "accountability-missing": _("The neighbourhood initiates, co-decides or decides, or powers were transferred."),
    "complaint-missing": _("The neighbourhood decides, or carries out and has money."),
    "money-control-missing": _("A body of the neighbourhood allocates or spends money."),
    "support-missing": _("The neighbourhood carries out, alone or with the municipality, or a body is filled by lot."),
    "reply-missing": _("The neighbourhood is heard or has more say."),
    "review-missing": _("Always."),
    "exit-missing": _("Always."),
    "representation-missing": _(
        "The neighbourhood initiates, co-decides or decides, and of a body that acts for it something is not said."
    ),
    "safeguard-vague": _("A safeguard that goes with a term names no number."),
    "body-unknown": _("A term names a body that the agreement does not describe."),
    "overlap": _("Two bodies have the same topic and task."),
    "decide-without-executor": _("The neighbourhood decides on something, and nothing says who carries it out."),
    "execute-without-means": _(
        "The neighbourhood carries out, alone or with the municipality, without money and without support."
    ),
    "decide-without-agenda": _(
        "The neighbourhood decides on something, and is at most heard when the agenda is drawn up."
    ),
    "say-gap": _("The compass or the triangle of the conversations lies far from the highest say that was agreed."),
    "territory-unclear": _("The area has no boundary, or a body has another territory."),
    "seats-unfillable": _("A body is drawn, and the invitations and expected response do not fill its seats."),
    "term-too-long": _("A body has seats without end, or longer than the threshold."),
    "no-rotation": _("A body has seats, and nothing says how they rotate."),
}

# Why it matters.
WHY: dict = {
    "mandate-without-consent": _("Nobody can be made to decide in the name of somebody else."),
    "transfer-period-empty": _("What ends before it begins never holds, so it gives nothing."),
    "transfer-over": _("What is over gives nothing any more, though the text looks as if it does."),
    "exit-beyond-period": _("A notice that is longer than the time that something lasts can never be used."),
    "reach-impossible": _("No vote could ever count, so the neighbourhood could decide nothing."),
    "votes-unequal": _(
        "Whoever works in the evening, cares for somebody or cannot come, then has less to say. Votes are equal, "
        "unless the neighbourhood wants otherwise and says why."
    ),
    "delegation-without-statute": _(
        "Delegation is only possible where a law or bylaw allows it. Without that, what the neighbourhood "
        "decides does not hold in law."
    ),
    "delegation-to-subordinate": _(
        "Whoever receives a delegated power is responsible for it. Officials work under someone else's responsibility."
    ),
    "college-power-to-council-mix": _(
        "Councillors check the municipal executive. They cannot sit in a body that uses the executive's powers."
    ),
    "power-excluded": _(
        "Some powers stay where the law puts them, so that the same holds for everyone in the municipality."
    ),
    "promise-as-power": _(
        "People who think they decide, and find out that they do not, lose trust. A promise is worth "
        "something if it is called a promise."
    ),
    "promise-open-ended": _(
        "A promise holds by being public. Without a date and an explanation nobody can see whether it was kept."
    ),
    "ground-missing": _(
        "Each decision must say on what it rests. What was never decided or published cannot be used against anyone."
    ),
    "power-without-ground": _("Deciding without a ground is borrowed power: it is gone when it is needed most."),
    "consultation-missing": _(
        "A few decide for many. Others must be able to be heard before it is decided, not after."
    ),
    "reach-missing": _(
        "In Oosterparkwijk the members grew and the panel was content, but the rest of the neighbourhood was "
        "not reached."
    ),
    "inclusion-missing": _(
        "The more say, the more it matters whose say it is. The model wants more, and different, people."
    ),
    "openness-missing": _("Whoever was not there must be able to see what was said in their name."),
    "decision-rule-missing": _("Rules that are made during the game are made by the strongest."),
    "interest-missing": _(
        "In a neighbourhood everyone knows everyone. Clear rules protect members as much as the others."
    ),
    "minority-missing": _(
        "People who lose accept that sooner when they were heard, and the council must see where people differ."
    ),
    "accountability-missing": _(
        "Say that was lent must be shown to those who lent it: the residents, and the council where its "
        "powers were given."
    ),
    "complaint-missing": _(
        "Towards the municipality you can complain or object. Towards your neighbours you need such a way too."
    ),
    "money-control-missing": _("It is everyone's money. Being able to look into it protects those who handle it."),
    "support-missing": _(
        "Most of those drawn in Oosterparkwijk refused for lack of time. And people on benefits would have "
        "lost their allowance."
    ),
    "reply-missing": _("No answer is what people complain about most. Whoever asks something owes an answer."),
    "review-missing": _("The model is learned on the way. Who does not look back, learns nothing."),
    "exit-missing": _("Experiments end. It goes better when everyone knows beforehand how."),
    "representation-missing": _(
        "“Who are they, and for whom do they speak?” is the first question of everyone who is not among them."
    ),
    "safeguard-vague": _(
        "With a number the software keeps the promise itself: a ballot does not open too soon, a late answer is seen."
    ),
    "body-unknown": _("Say given to somebody nobody can find is given to nobody."),
    "overlap": _("When two may decide, they can decide differently, and nobody knows what holds."),
    "decide-without-executor": _("A decision nobody carries out is a disappointment with a date."),
    "execute-without-means": _("Work without means wears people out, and those who can afford it stay."),
    "decide-without-agenda": _("Whoever sets the agenda decides what there is to decide."),
    "say-gap": _(
        "It may be wise to agree on more or less than was wished for. But people should hear what became of their wish."
    ),
    "territory-unclear": _(
        "The neighbourhood of the statistics is not always the one residents mean. Who lives just outside, "
        "wants to know."
    ),
    "seats-unfillable": _(
        "In Oosterparkwijk fifty people were invited for eleven seats, and eight said yes. The body began incomplete."
    ),
    "term-too-long": _("Who sits for ever, ages together and shuts the door for others."),
    "no-rotation": _("More and different people can only join when seats come free."),
}

# What would mend it.
REMEDY: dict = {
    "mandate-without-consent": _("Ask them, and write down that they agree. Or choose a political promise."),
    "transfer-period-empty": _("Choose an end after the beginning, or leave it open."),
    "transfer-over": _("Choose a day to come, or leave it open."),
    "exit-beyond-period": _("Choose a shorter notice, or a later end."),
    "reach-impossible": _("Choose a number that this neighbourhood can reach, or a percentage."),
    "votes-unequal": _("Leave the number empty: then every vote counts once. Or write down why it is so here."),
    "delegation-without-statute": _(
        "Name the law or bylaw. Is there none? Then choose a mandate, a contract or a political promise, and "
        "say which it is."
    ),
    "delegation-to-subordinate": _("Make it a mandate: then they act in the name of the one who gives it."),
    "college-power-to-council-mix": _(
        "Let the council set up the body and give powers of its own. Or let only residents have a seat, and "
        "let councillors listen."
    ),
    "power-excluded": _("Leave this power out, and let the neighbourhood advise on it."),
    "promise-as-power": _(
        "Say that it is a political promise, by when the municipality follows it, and that it explains in "
        "public when it does not."
    ),
    "promise-open-ended": _(
        "Agree within how many days the municipality follows, and that it explains it in public when it deviates."
    ),
    "ground-missing": _("Fill in what is missing. Does the decision come after signing? Say so as your motive."),
    "power-without-ground": _("Choose the instrument. A political promise is also one, if it is called so."),
    "consultation-missing": _(
        "Agree for how many days and in which ways residents can give their view before each decision."
    ),
    "reach-missing": _(
        "Agree how many residents must take part for a decision to count. Choose a number this neighbourhood can reach."
    ),
    "inclusion-missing": _("Agree what you do to reach others, and how you keep track of who is missing."),
    "openness-missing": _(
        "Agree that meetings are public, when papers are there, and within how many days minutes follow."
    ),
    "decision-rule-missing": _("Agree how you decide, and what happens on a tie."),
    "interest-missing": _("Agree that members say so beforehand, and take no part in that decision."),
    "minority-missing": _("Agree that the other view stands with the decision and goes along to the municipality."),
    "accountability-missing": _(
        "Agree how often, where and to whom: to the neighbourhood, and to the council where powers were transferred."
    ),
    "complaint-missing": _("Agree where people can go, who answers, and within how many days."),
    "money-control-missing": _(
        "Agree the limit, who pays, where everyone can see the spending, and who checks it each year."
    ),
    "support-missing": _(
        "Agree on time, training, a place and money, and find out what an allowance does to benefits."
    ),
    "reply-missing": _(
        "Agree within how many days the municipality answers, and that it explains why when it deviates."
    ),
    "review-missing": _("Agree when you look back for the first time, with the same questions as in the conversation."),
    "exit-missing": _("Agree how long beforehand, in which way, and what happens to promises and money."),
    "representation-missing": _(
        "Describe the body: who sits there, how they are chosen, for how long, and for whom they speak."
    ),
    "safeguard-vague": _("Add the number."),
    "body-unknown": _("Describe this body, or choose one that is described."),
    "overlap": _("Choose one body, or agree a rule between them and give that as your motive."),
    "decide-without-executor": _("Agree who carries it out and with what money. That may be the municipality."),
    "execute-without-means": _("Agree on money or help, or let the municipality carry it out."),
    "decide-without-agenda": _("Give the neighbourhood a say in drawing up too, or explain why not."),
    "say-gap": _("Change the say, or explain in your motive what became of the wish."),
    "territory-unclear": _("Fix the boundary, and let every body work for the same area; or explain the difference."),
    "seats-unfillable": _("Invite more people, or choose fewer seats."),
    "term-too-long": _("Agree for how long someone has a seat."),
    "no-rotation": _("Agree when seats come free, and how often someone may stay."),
}

# What a rule rests on, by the name the rule gives it.
SOURCES: dict = {
    "awb-10-4": _(
        "Algemene wet bestuursrecht 10:4: a mandate to somebody who does not work for the one who gives it needs their "
        "consent (to be checked in the text of the law)."
    ),
    "raadsvoorstel": _(
        "Council proposal “Gronings model voor wijk- en dorpsdemocratie” (2021): more say asks for a sturdier "
        "democratic process, and for safeguards of democratic values."
    ),
    "cwr-rules": _(
        "Rules of the Coöperatieve Wijkraad Oosterparkwijk: it decides only after residents could give their "
        "view, by majority, in public, and accounts to the neighbourhood."
    ),
    "cwr-research": _(
        "Research into the Coöperatieve Wijkraad Oosterparkwijk (Breuer & Intraval): the effect did not reach "
        "the rest of the neighbourhood."
    ),
    "cwr-draw": _(
        "The draw in Oosterparkwijk: 50 invited and visited, 8 said yes, for 11 seats (RTV Noord, December 2017)."
    ),
    "cwr-allowance": _("The draw and the allowance in Oosterparkwijk (RTV Noord, October and December 2017)."),
    "cwr-promise": _(
        "The municipality took over decisions of the Coöperatieve Wijkraad “in principle”; its powers had no "
        "statutory basis (Binnenlands Bestuur)."
    ),
    "cwr-end": _(
        "The Coöperatieve Wijkraad Oosterparkwijk stopped after about two and a half years; mandate and "
        "delegation can be withdrawn at any time (Awb 10:8, to be checked; Awb 10:18)."
    ),
    "who-speaks": _(
        "Debate on village councils (Harener Krant, 2024) and the rules in Oosterparkwijk: two years at most."
    ),
    "rathenau": _(
        "Rathenau Instituut (22 cases): feedback, and a tie to a real decision, matter most. Burgerberaad "
        "Groningen (2025) asked to be able to follow each advice."
    ),
    "selwerd": _("Wijkbedrijf Selwerd: whoever carries out needs a budget and a mandate."),
    "boundaries": _(
        "The areas of Statistics Netherlands are not those residents mean: of Selwerd and Oosterparkwijk "
        "several numbers of residents go round."
    ),
    "executable": _("Our own rule: what is promised must be possible to check."),
    "contradiction": _(
        "Our own rule: the council proposal wants agreements that are congruent with each other, so they may "
        "not contradict themselves."
    ),
    "ours": _("Our own rule, in the spirit of the council proposal."),
    "awb-2-4": _(
        "Algemene wet bestuursrecht 2:4: no personal interests in a decision (to be checked whether it holds "
        "for this body)."
    ),
    "awb-9": _("Algemene wet bestuursrecht, chapter 9 on complaints (to be checked whether it holds for this body)."),
    "awb-10-1": _(
        "Algemene wet bestuursrecht, title 10.1: mandate (10:3 and further; consent in 10:4), delegation "
        "(10:13 to 10:19). A mandate must be published and have clear limits (ECLI:NL:HR:2015:550; "
        "ECLI:NL:RVS:2013:145)."
    ),
    "awb-10-14": _("Algemene wet bestuursrecht 10:14: no delegation to subordinates."),
    "awb-10-15": _("Algemene wet bestuursrecht 10:15: delegation only where a statutory provision allows it."),
    "gemeentewet-83": _(
        "Gemeentewet 83 and 84: committees of council, executive or mayor. That councillors cannot sit in one "
        "of the executive is still to be checked in the text of the law."
    ),
    "gemeentewet-mayor": _(
        "The rules of the Coöperatieve Wijkraad left out the zoning plan and the mayor's tasks (RTV Noord, "
        "2017). No general rules by mandate: Awb 10:3. What the Gemeentewet says of the mayor's powers is "
        "still to be checked in the text of the law."
    ),
}
SOURCE: dict = {rule.code: SOURCES[rule.source] for rule in RULES}

SEVERITY: dict = {
    "blocks": _("This cannot be signed"),
    "asks": _("Mend this, or explain why not"),
    "tips": _("Worth a thought"),
}

# What a finding names in its param “missing”.
PARTS: dict = {
    "composition": _("who sits in it"),
    "chosen": _("how they are chosen"),
    "term_months": _("for how long"),
    "speaks_for": _("for whom they speak"),
    "owner": _("whose power it is"),
    "legal_basis": _("the legal basis"),
    "limits": _("the limits"),
    "since": _("from when it holds"),
    "until": _("until when it holds"),
    "consent": _("that whoever receives it agrees"),
    "decision": _("the decision that gives it"),
    "published": _("where it was published"),
    "deadline_days": _("within how many days"),
    "motivated_deviation": _("that deviating is explained"),
    "limit_cents": _("the limit"),
    "payer": _("who pays"),
    "public_overview": _("a public overview of the spending"),
    "yearly_check": _("a yearly check"),
    "days": _("the number of days"),
    "months": _("the number of months"),
}
