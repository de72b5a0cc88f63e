# SPDX-License-Identifier: EUPL-1.2
"""Which statements say almost the same, in Dutch. Only to point out: people decide whether it is so.

Words that carry little are left out and endings are taken off; what is left is compared as words and as pieces of
words, so that compounds and other forms of a word still meet. Two statements of which one is turned round ("wel" and
"niet", "meer" and "minder", 30 and 50) are never alike, however many words they share.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

ALIKE = 0.56  # from here on two statements are pointed out to each other
MOST = 3  # that are pointed out at once: more is not read
PIECE = 3  # letters
THAN = "dan"

EMPTY_WORDS = """
    de het een en of in op aan van voor bij met te om dat die dit deze er is zijn was waren ben wordt worden werd
    moet moeten mag mogen kan kunnen zou zouden zal zullen wil willen hoort horen hoeft hoeven vind vinden ik we wij
    je jij u jullie hun hen hem haar zij ze hij mij me ons onze mijn zich men elkaar ook nog wel al als dan door uit
    over naar tot maar want omdat zodat toch zo heel erg echt graag gewoon even meer veel altijd vaak vaker iedereen
    elke elk ieder alle alles allemaal wat wie waar hoe hier daar welke komen komt krijgen krijgt hebben heeft had
    doen doet gaan gaat blijven blijft maken maakt laten geven geeft via per tijdens tussen namens zelf km uur
    onder boven beter
    the a an of on for to and are be should must can it
    """
TURNING_WORDS = """
    niet geen nooit niemand nergens niets niks noch zonder minder weinig nauwelijks amper tegen stop stoppen verbied
    verbieden verboden afschaffen schrappen not no never without nobody less
    """
UN = re.compile(r"on(?=(?:veilig|eerlijk|nodig|duidelijk|gelijk|gezond|rustig|mogelijk|bereikbaar|belangrijk)e?r?$)")
OPPOSITE_WORDS = """
    gemeente-wijk gemeente-bewoner gemeenteraad-wijkraad stad-wijk jongeren-ouderen jong-oud groot-klein groot-kleine
    grote-klein grote-kleine hoog-laag lang-kort open-dicht open-gesloten openbaar-besloten snel-langzaam goed-slecht
    eerder-later vroeg-laat binnen-buiten duur-goedkoop nieuw-oud druk-rustig verplicht-vrijwillig papier-internet
    arm-rijk ochtend-avond links-rechts woont-werkt
    """
SAME_WORDS = """
    buurt-wijk inwoner-bewoner buurtbewoner-bewoner wijkbewoner-bewoner praten-spreken loten-loting antwoord-antwoorden
    kiezen-verkiezing gekozen-verkiezing vergoeden-vergoeding opknap-opknappen cafe-cafes
    """
NUMBERS = {"twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "acht": "8", "tien": "10"}

ENDINGS = ("heden", "heid", "ingen", "ing", "tjes", "tje", "ende", "ers", "er", "en", "e")
SHORTEST = 3  # letters that stay when an ending is taken off
OF_MANY = re.compile(r"(?<=.{4})s$")  # "regels", but not "huis"
MARKS = re.compile(r"[\u0300-\u036f]")
WORDS = re.compile(r"[a-z]+|[0-9]+")
TWICE = re.compile(r"([aeou])\1|([bcdfghjklmnpqrstvwxz])\2$")
AFTER_A_CONSONANT = re.compile(r"(?<=[bcdfghjklmnpqrsvwxz])t$")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without what number, tense and comparison add: "bomen" and "boom", "beslist" and "beslissen"."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word[: -len(ending)]
            break
    else:
        word = OF_MANY.sub("", word)
    if len(word) > SHORTEST:
        word = AFTER_A_CONSONANT.sub("", word)
    word = TWICE.sub(r"\1\2", word)
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1])


def _pairs(words: str) -> list[tuple[str, str]]:
    return [(stem(one), stem(other)) for one, other in (pair.split("-") for pair in words.split())]


EMPTY, TURNING = frozenset(EMPTY_WORDS.split()), frozenset(TURNING_WORDS.split())
SAME = dict(_pairs(SAME_WORDS))
OPPOSITES = frozenset(frozenset(pair) for pair in _pairs(OPPOSITE_WORDS))
OPPOSED = frozenset(word for pair in OPPOSITES for word in pair)


@dataclass(frozen=True)
class Gist:
    """What is compared of a statement."""

    words: frozenset[str]
    numbers: frozenset[str]
    opposed: frozenset[str]
    after: frozenset[str]  # what stands behind "dan": what the rest is compared with
    turned: bool

    @cached_property
    def pieces(self) -> frozenset[str]:
        """Of all words. Made when they are asked for: for most statements the words have told enough."""
        return frozenset().union(*map(_pieces, self.words))


@lru_cache(maxsize=4096)
def gist(text: str) -> Gist:
    """Take a statement apart. The same text is taken apart once."""
    plain = MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    found = [_word(one) for one in WORDS.findall(plain)]
    words = _stems(found)
    than = next((place for place, one in enumerate(found) if one.is_than), None)
    return Gist(
        words=words,
        numbers=frozenset(one.number for one in found if one.number),
        opposed=words & OPPOSED,
        after=_stems(found[than + 1 :]) if than is not None else frozenset(),
        turned=bool(sum(one.turns for one in found) % 2),
    )


class _Word(NamedTuple):
    """What a word brings to a statement. Few words are used and often, so each is looked at once."""

    stem: str  # "" when it carries little
    number: str
    turns: bool
    is_than: bool


@lru_cache(maxsize=16384)
def _word(word: str) -> _Word:
    word = NUMBERS.get(word, word)
    turns = word in TURNING or bool(UN.match(word))
    return _Word(_carried(word), word if word.isdigit() else "", turns, word == THAN)


def _carried(word: str) -> str:
    """What carries the meaning: "onveilig" is "veilig", turned round. "" when nothing does."""
    if word in EMPTY or word in TURNING:
        return ""
    bare = UN.sub("", word)
    if len(bare) < 2 and not bare.isdigit():
        return ""
    found = stem(bare)
    return SAME.get(found, found)


def _stems(found: Iterable[_Word]) -> frozenset[str]:
    return frozenset(one.stem for one in found if one.stem)


@lru_cache(maxsize=8192)
def _pieces(word: str) -> tuple[str, ...]:
    return tuple(word[at : at + PIECE] for at in range(max(1, len(word) - PIECE + 1)))


def likeness(one: Gist, other: Gist) -> float:
    """How much two statements have in common, from 0 to 1; 0 when one is turned round against the other."""
    if one.turned != other.turned or _numbers_differ(one, other):
        return 0.0
    if _are_opposed(one, other) or _are_swapped(one, other):
        return 0.0
    return (shared(one.words, other.words) + shared(one.pieces, other.pieces)) / 2


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Twice what both have, in proportion to what there is (Dice)."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def _numbers_differ(one: Gist, other: Gist) -> bool:
    return bool(one.numbers and other.numbers) and one.numbers != other.numbers


def _are_opposed(one: Gist, other: Gist) -> bool:
    """Whether one names a thing where the other names its opposite."""
    if not (one.opposed and other.opposed):
        return False
    mine, theirs = one.opposed - other.opposed, other.opposed - one.opposed
    return any(frozenset((left, right)) in OPPOSITES for left in mine for right in theirs)


def _are_swapped(one: Gist, other: Gist) -> bool:
    """Whether "loten is beter dan kiezen" meets "kiezen is beter dan loten"."""
    if not (one.after and other.after):
        return False
    return bool(one.after & (other.words - other.after) and other.after & (one.words - one.after))


def alike(text: str, among: Sequence[tuple[str, str]], most: int = MOST) -> list[str]:
    """The keys of the statements (key, text) that say almost the same, the most alike first.

    The order of `among` decides between equals, so the same question always has the same answer.
    """
    mine = gist(text)
    if not mine.words:
        return []
    scored = ((likeness(mine, gist(words)), -place, key) for place, (key, words) in enumerate(among))
    best = sorted((one for one in scored if one[0] >= ALIKE), reverse=True)
    return [key for _score, _place, key in best[:most]]


def is_same(one: str, other: str) -> bool:
    """Whether two statements are the same words, apart from capitals, accents and signs."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    plain = MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return " ".join(re.findall(r"\w+", plain))
