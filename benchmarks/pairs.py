"""How many questions of two years are paired rightly, missed, or paired wrongly, and how fast.

    python benchmarks/pairs.py [--seeds N] [--show] [--speed]

Questionnaires of 40 to 60 questions are drawn from questions.txt and the forms of the samples; a next year is made
of each with known truth. `silent` are the worst: pairs that are wrong and said to be sure.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from granskning_cli.matching import Asked, match

ROOT = Path(__file__).resolve().parent.parent
SYNONYMS = (
    ("fastställt", "beslutat om"), ("antagit", "beslutat om"), ("beslutat om", "fattat beslut om"),
    ("Finns det", "Har nämnden"), ("rutiner för att", "arbetssätt för att"), ("rutiner", "riktlinjer"),
    ("säkerställer", "försäkrar sig"), ("följer nämnden upp", "sker nämndens uppföljning av"), ("aktuell", "gällande"),
    ("under året", "under verksamhetsåret"), ("har vidtagits", "har gjorts"), ("åtgärder", "insatser"),
    ("medarbetare", "anställda"), ("genomförts", "gjorts"), ("Har nämnden", "Kan nämnden visa att den har"),
    ("rapporterats till", "redovisats för"), ("tillräckligt", "i tillräcklig grad"), ("kontrollmoment", "kontroller"),
    ("Does the committee", "Do you"), ("reviewed", "looked over"), ("I vilken grad", "I hur hög grad"),
    ("Får nämnden", "Lämnas till nämnden"), ("verksamheten", "nämndens verksamhet"), ("samtliga", "alla"),
    ("Följer nämnden", "Lever nämnden efter"), ("Genomförs", "Görs"), ("Är", "Bedöms"), ("brister", "avvikelser"),
)  # fmt: skip
CLAUSES = (
    ", och har detta dokumenterats", " i enlighet med kommunens riktlinjer", ", och på vilket sätt sker det i så fall",
    " enligt nämndens egen bedömning", " inom samtliga verksamheter", " sedan föregående granskning",
)  # fmt: skip
SMALL = (" under året", " i tillräcklig utsträckning", " årligen", " (2025)", " skriftligt")


class Bank(NamedTuple):
    """A question, the title it is asked under, and another wording of it by hand."""

    text: str
    section: str
    otherwise: str | None


class Item(NamedTuple):
    """A question of one year; `id` is its truth: the same in both years."""

    id: int
    text: str
    section: str


def bank() -> list[Bank]:
    """All questions: those of the list and those of the samples' forms."""
    out, section = [], ""
    for line in (ROOT / "benchmarks" / "questions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            section = line[2:]
        elif line:
            text, _, otherwise = line.partition(" => ")
            out.append(Bank(text, section, otherwise or None))
    known = {one.text for one in out}
    second = {
        "bun-2025",
        "kfn-2024",
    }  # another year of a form that is there: its wordings are no other questions
    for path in sorted((ROOT / "samples" / "forms").glob("*.yaml")):
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        if form["language"] == "sv" and path.stem not in second:
            for part in form["sections"]:
                for q in part["questions"]:
                    if q["text"] not in known:
                        known.add(q["text"])
                        out.append(Bank(q["text"], part["title"], None))
    return out


def light(text: str, chance: random.Random) -> str:
    """A few words more, fewer or other; the year one on."""
    what = chance.random()
    if what < 0.25 and re.search(r"20\d\d", text):
        return re.sub(r"20\d\d", lambda m: str(int(m[0]) + 1), text)
    if what < 0.6:
        return text.rstrip("?.") + chance.choice(SMALL) + "?"
    words = text.split()
    if what < 0.8 and len(words) > 6:
        del words[chance.randrange(2, len(words) - 1)]
        return " ".join(words)
    for old, new in chance.sample(SYNONYMS, len(SYNONYMS)):
        if old in text:
            return text.replace(old, new, 1)
    return text.rstrip("?.") + chance.choice(SMALL) + "?"


def heavy(one: Bank, text: str, chance: random.Random) -> str:
    """The wording by hand where there is one, else synonyms, an order of words and a clause."""
    if one.otherwise and chance.random() < 0.7:
        return one.otherwise
    changes = [pair for pair in SYNONYMS if pair[0] in text]
    for old, new in chance.sample(changes, min(2, len(changes))):
        text = text.replace(old, new, 1)
    words = text.rstrip("?.").split()
    if len(words) > 7 and chance.random() < 0.4:
        cut = chance.randrange(3, len(words) - 2)
        words = [*words[cut:], *words[:cut]]
    return " ".join(words).capitalize() + chance.choice(CLAUSES) + "?"


class Year(NamedTuple):
    """Two years; `parts` are questions that were split off, by the question that they were part of."""

    old: list[Item]
    new: list[Item]
    parts: dict[int, int]


def two_years(questions: list[Bank], chance: random.Random, kind: str) -> Year:
    """A questionnaire and its next year."""
    size = chance.randrange(40, 61)
    titles = chance.sample(sorted({one.section for one in questions}), 7)
    pool = [one for one in questions if one.section in titles]
    rest = [one for one in questions if one.section not in titles]
    chance.shuffle(rest)
    pool = (pool + rest)[:] if len(pool) < size + 12 else pool
    drawn = chance.sample(pool, min(len(pool), size + 12))
    spare, drawn = drawn[:10], drawn[10:]
    source = dict(enumerate(drawn))
    old = [
        Item(i, one.text, one.section if one.section in titles else chance.choice(titles))
        for i, one in source.items()
    ]
    for i in chance.sample(range(len(old)), 2):  # the same question in two sections
        source[len(source)] = source[i]
        old.append(
            Item(len(source) - 1, old[i].text, chance.choice([t for t in titles if t != old[i].section]))
        )
    old.sort(key=lambda item: titles.index(item.section))
    rates = {
        "calm": (0.04, 0.05, 0.10, 0.03),
        "year": (0.08, 0.06, 0.2, 0.1),
        "rough": (0.15, 0.12, 0.25, 0.3),
    }[kind]
    drop, move, lightly, heavily = rates
    new: list[Item] = []
    parts: dict[int, int] = {}
    fresh = 10_000
    for item in old:
        if chance.random() < drop:
            if spare and chance.random() < 0.6:  # another stands in its place
                fresh += 1
                new.append(Item(fresh, spare.pop().text, item.section))
            continue
        text, dice = item.text, chance.random()
        if dice < heavily:
            text = heavy(source[item.id], text, chance)
        elif dice < heavily + lightly:
            text = light(text, chance)
        section = chance.choice(titles) if chance.random() < move else item.section
        new.append(item._replace(text=text, section=section))
        if " och " in text and len(text) > 60 and chance.random() < 0.3:
            first, second = text.split(" och ", 1)
            fresh += 1
            new[-1] = item._replace(text=first + "?", section=section)
            new.append(Item(fresh, second[:1].upper() + second[1:], section))
            parts[fresh] = item.id
    for one in spare:
        fresh += 1
        new.insert(chance.randrange(len(new)), Item(fresh, one.text, chance.choice(titles)))
    renamed = {t: (t + " och uppföljning" if chance.random() < 0.15 else t) for t in titles}
    new.sort(key=lambda item: titles.index(item.section))
    if chance.random() < 0.2:
        new = [item._replace(text=re.sub("nämnden", "styrelsen", item.text)) for item in new]
    return Year(old, [item._replace(section=renamed[item.section]) for item in new], parts)


def asked(items: list[Item], how: str) -> list[Asked]:
    """Numbered by section, through the whole, or not at all."""
    out, section, at, inside = [], None, 0, 0
    for place, item in enumerate(items):
        if item.section != section:
            section, at, inside = item.section, at + 1, 0
        inside += 1
        number = {"section": f"{at}.{inside}", "whole": str(place + 1), "none": None}[how]
        out.append(Asked(number, item.text, item.section, place / max(1, len(items) - 1)))
    return out


def runs(seeds: range) -> Iterator[tuple[str, str, Year, list[Asked], list[Asked]]]:
    """Every pair of years, in every manner of counting."""
    questions = bank()
    for seed in seeds:
        for kind in ("calm", "year", "rough"):
            year = two_years(questions, random.Random(f"{seed} {kind}"), kind)
            for how in ("section", "whole", "none"):
                yield kind, how, year, asked(year.old, how), asked(year.new, how)


def count(seeds: range, *, show: bool) -> dict[str, Counter[str]]:
    """Pairs right, wrong, missed, silently wrong and rightly unsure, by kind of year and of numbers."""
    table: dict[str, Counter[str]] = {}
    for kind, how, year, old, new in runs(seeds):
        row = table.setdefault(f"{kind} {how}", Counter())
        where = {item.id: at for at, item in enumerate(year.new)}
        truth = {at: where[item.id] for at, item in enumerate(year.old) if item.id in where}
        found = match(old, new)
        got = {one.old: one for one in found}
        twins = Counter(item.text for item in year.old)
        for one in found:
            asks = year.new[one.new].id
            right = year.old[one.old].id == year.parts.get(asks, asks)
            row["right" if right else "wrong"] += 1
            row["unsure"] += right and not one.sure
            if not right and one.sure:
                row["silent"] += 1
                row["silent-twin"] += twins[year.old[one.old].text] > 1
            if show and not right:
                mark = "SILENT" if one.sure else "wrong"
                a, b = old[one.old], new[one.new]
                print(f"{mark} {one.similarity:.2f} {a.number} {a.text} | {b.number} {b.text}")
        for at, _ in truth.items():
            if at not in got:
                row["missed"] += 1
                if show:
                    print(
                        f"missed {old[at].number} {old[at].text} | {new[truth[at]].number} {new[truth[at]].text}"
                    )
        row["truth"] += len(truth)
    return table


def speed(size: int) -> float:
    """Seconds for a questionnaire of this size in which every wording is another."""
    questions = bank()
    chance = random.Random(size)
    old = [Item(i, f"{chance.choice(questions).text} {i * 7919 % 1000}", "A") for i in range(size)]
    new = [item._replace(text=light(item.text, chance) + " nu") for item in old]
    left, right = asked(old, "section"), asked(new, "section")
    start = time.perf_counter()
    match(left, right)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    if options.speed:
        for size in (60, 600):
            print(f"{size} questions: {speed(size):.3f} s")
        return
    table = count(range(options.first, options.first + options.seeds), show=options.show)
    names = ("truth", "right", "unsure", "missed", "wrong", "silent", "silent-twin")
    print(f"{'':16}" + "".join(f"{name:>12}" for name in names), file=sys.stderr)
    total: Counter[str] = Counter()
    for row, values in table.items():
        print(f"{row:16}" + "".join(f"{values[name]:12}" for name in names), file=sys.stderr)
        total += values
    print(f"{'all':16}" + "".join(f"{total[name]:12}" for name in names), file=sys.stderr)


if __name__ == "__main__":
    main()
