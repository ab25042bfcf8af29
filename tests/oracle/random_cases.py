"""What could happen to an application between 2018 and 2026?  Anything, drawn from a seed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from oracle.day_loop import (
    CHINA,
    DAY,
    HOUR,
    MONTH,
    ONE_DAY,
    WD,
    DaysOff,
    Happened,
    Period,
    Rules,
    Stop,
    civil_day,
    in_time,
    last_of,
)

FIRST = datetime(2018, 1, 1, tzinfo=CHINA)
MINUTES = 9 * 365 * 24 * 60  # to the end of 2026
SEED = 45


def some_rules(random: Random) -> Rules:
    """The limits of some matter: mostly as the Licensing Law has them, now and then days, months or hours."""
    statutory = random.choice([(20, WD), (20, WD), (45, WD), (7, WD), (30, DAY), (3, MONTH), (15, DAY), (1, MONTH)])
    promised = random.choice([statutory, (1, WD), (5, WD), (10, WD), (7, DAY), (1, MONTH), (48, HOUR), (24, HOUR)])
    return Rules(
        answer=random.choice([(5, WD)] * 6 + [(2, WD), (3, DAY), (4, HOUR)]),
        reply=random.choice([None, (10, WD), (15, WD), (30, DAY), (1, MONTH), (72, HOUR)]),
        promised=promised,
        statutory=statutory,
        delivery=random.choice([None, (10, WD), (10, WD), (1, WD), (15, DAY)]),
    )


def some_history(calendar: DaysOff, rules: Rules, random: Random) -> Happened:
    """What happened to one application under these rules, in an order that can be."""
    received = FIRST + timedelta(minutes=random.randrange(MINUTES))
    answer = last_of(calendar, received, rules.answer)
    assert answer is not None
    now = _later(random, received, 9)
    asked = answered = None
    if random.random() < 0.5 and in_time(now, answer):
        asked = now
        now = answered = _later(random, now, 30)
        reply = rules.reply and last_of(calendar, asked, rules.reply)
        if random.random() < 0.1 or (reply and not in_time(answered, reply)):
            return Happened(received, asked)
        now = _later(random, now, 9)
    if random.random() < 0.1:
        return Happened(received, asked, answered)
    accepted = now
    stops = some_stops(random, civil_day(accepted))
    over = max((end for _, end in stops if end), default=FIRST.date())
    decided = None
    if all(end for _, end in stops):
        decided = _later(random, max(now, datetime.combine(over, time(23, 59), CHINA)), 60)
    longer = extended = None
    if random.random() < 0.5 and rules.promised[1] != HOUR:  # nobody extends hours by days
        longer, extended = some_extension(random, rules), _later(random, accepted, 40)
        extended = min(extended, decided or extended)
    return Happened(received, asked, answered, accepted, stops, longer, extended, decided)


def some_stops(random: Random, first: date) -> tuple[Stop, ...]:
    """Hearings, tests and expert reviews after that day: none, or some, overlapping or not, now and then open."""
    stops: list[Stop] = []
    for _ in range(random.choice([0, 0, 1, 1, 2, 3])):
        start = first + random.randrange(50) * ONE_DAY
        stops.append((start, start + random.choice([0, 1, 3, 7, 10, 20, 40]) * ONE_DAY))
    if random.random() < 0.04:
        stops.append((first + random.randrange(50) * ONE_DAY, None))
    random.shuffle(stops)
    return tuple(stops)


def some_extension(random: Random, rules: Rules) -> Period:
    """The one extension: 10 working days, 15 in joint handling, or as other laws have it."""
    if rules.statutory == (45, WD):
        return (15, WD)
    return random.choice([(10, WD), (10, WD), (5, WD), (15, DAY), (1, MONTH), (10, rules.statutory[1])])


def _later(random: Random, moment: datetime, days: int) -> datetime:
    """Some time after it, often on the last minutes of a day or the first of the next."""
    moment += timedelta(minutes=1 + random.randrange(days * 24 * 60))
    if random.random() < 0.2:
        midnight = moment.replace(hour=0, minute=0) + ONE_DAY
        moment = midnight - timedelta(minutes=random.choice([0, 0, 1]))
    return moment
