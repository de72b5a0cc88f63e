# SPDX-License-Identifier: EUPL-1.2
"""Two million votes in four hundred ballots: who voted, and what was voted, written apart as the product does.

One ballot is open, one divides a pot, all others are closed and counted with the product's own rules.
"""

from datetime import timedelta
from itertools import islice

BALLOTS, VOTERS = 400, 5_000  # each of the city's persons votes in each ballot
POT, PROJECTS = 50_000_00, 20
CHOICES = ("yes", "yes", "no", "yes", "no", "abstain")
BATCH = 20_000


def build(areas, proposals, persons, start) -> None:
    """Ballots on the first idea of each area; in the first area also an open one and one over a pot."""
    from samenspraak.civic.ballots.models import Ballot

    Ballot.objects.all().delete()  # of a build that was cut off
    held = [_ballot(areas[0], 1, proposals[0][1], start, "open")]
    held += [_ballot(area, 2, ideas[2 if area is areas[0] else 0], start, "closed")
             for area, ideas in zip(areas[: BALLOTS - 2], proposals, strict=False)]  # fmt: skip
    held.append(_pot(areas[0], 3, proposals[0][3 : 3 + PROJECTS], start))
    _fill(held, persons)
    for one in held:
        if one.status == "closed":
            _count(one)


def _ballot(area, number, idea, start, status):
    from samenspraak.civic.agenda.models import AgendaItem, Proposal
    from samenspraak.civic.ballots.models import Ballot

    AgendaItem.objects.get_or_create(proposal_id=idea, defaults={"owner": "wijk", "placed_at": start, "ground": "g"})
    Proposal.objects.filter(pk=idea).update(status="in-decision" if status == "open" else "advised")
    return Ballot.objects.create(
        area=area,
        number=number,
        subject=f"proposal:{idea}",
        question="Komt er meer groen op het plein?",
        status=status,
        opens_at=start + timedelta(days=30),
        closes_at=start + timedelta(days=3_000 if status == "open" else 40),
        electorate=VOTERS,
        rule={"majority_percent": 50, "consultation_days": 14, "reply_days": 42},
    )


def conclude() -> None:
    """What was counted took effect and was answered, as the worker and the college do: a ballot of which nothing came
    is tried again at every turn of the worker, which then works all day."""
    from samenspraak.civic.agenda.models import AgendaItem, Decision, Proposal
    from samenspraak.civic.agenda.queries import about, unconcluded
    from samenspraak.civic.ballots.queries import counts

    for held in list(unconcluded()):
        for idea in Proposal.objects.filter(about(held)):
            placed = {"owner": "wijk", "placed_at": held.opens_at, "ground": "g"}
            item, _ = AgendaItem.objects.get_or_create(proposal=idea, defaults=placed)
            due = held.closes_at + timedelta(days=held.rule["reply_days"])
            outcome, _because = counts.fate_of(held, str(idea.number))
            Decision.objects.create(
                item=item,
                ballot=held,
                outcome=outcome,
                force="advice",
                at=held.closes_at,
                reply_due=due,
                reply="Dat doen we.",
                reply_follows=True,
                replied_at=due,
            )
        Proposal.objects.filter(about(held)).update(status="answered")


def _pot(area, number, ideas, start):
    from samenspraak.civic.agenda.models import Proposal
    from samenspraak.civic.agenda.queries import usual_count
    from samenspraak.civic.ballots.models import Option

    held = _ballot(area, number, ideas[0], start, "closed")
    found = list(Proposal.objects.filter(pk__in=ideas).order_by("number"))
    keys = [str(one.number) for one in found]
    held.method, held.subject = "budget", f"budget:{area.pk}:{found[0].number}"
    rule = {"pot": POT, "money": "", "count": usual_count(), "most": None, "within": False, "lot": keys, "topics": []}
    held.rule = held.rule | rule
    held.save()
    Option.objects.bulk_create(
        Option(ballot=held, key=key, text=one.title, order=n, cost_cents=(n % 7 + 2) * 1_000_00)
        for n, (key, one) in enumerate(zip(keys, found, strict=True), start=1)
    )
    return held


def _fill(held, persons) -> None:
    """Straight into both tables: four million rows. Their ids count on, and are not drawn as those of the product are:
    that takes a tenth of the time, and no page is faster or slower by it."""
    import json

    from django.db import connection

    def mark(ballot, voter, long=32):
        return f"{ballot.pk * len(persons) + voter:0{long}x}"

    def choice(ballot, voter):
        if ballot.method != "budget":
            return CHOICES[voter % len(CHOICES)]
        lot = ballot.rule["lot"]
        return sorted({lot[voter % 7], lot[(voter * 3) % len(lot)], lot[(voter // 5) % len(lot)]}, key=int)

    who = ((mark(b, n), "online", b.pk, person.pk) for b in held for n, person in enumerate(persons))
    what = ((mark(b, n), json.dumps(choice(b, n)), mark(b, n, 64), b.pk) for b in held for n in range(len(persons)))
    _insert(connection, "ballots_participation", ("id", "channel", "ballot_id", "person_id"), who)
    _insert(connection, "ballots_paper", ("id", "choice", "code", "ballot_id"), what)


def _insert(connection, table, columns, rows) -> None:
    from django.db import transaction

    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with transaction.atomic(), cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        while batch := list(islice(rows, BATCH)):
            with transaction.atomic():
                cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", batch)


def _count(held) -> None:
    from samenspraak.civic.ballots.queries import channels_of, counts

    found = counts.counted(held)
    held.result = {**found.stored, "channels": channels_of(held.pk), "closed_at": held.closes_at.isoformat()}
    held.save(update_fields=["result"])
