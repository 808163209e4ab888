"""Writes a realistic list of any length: `python benchmarks/generate.py 3000 entries.yaml`.

The same count gives the same bytes, on every machine.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

ADJECTIVES = ["Accelerated", "Conditional", "Controllable", "Efficient", "Generalized", "Hierarchical", "Score-Based"]
SUBJECTS = [
    "Diffusion Models",
    "Latent Autoencoders",
    "Normalizing Flows",
    "Samplers",
    "Score Networks",
    "Transformers",
]
PURPOSES = ["Image Synthesis", "Inverse Problems", "Molecule Design", "Speech Enhancement", "Video Prediction"]
GIVEN_NAMES = ["Anna", "Björn", "Chitwan", "David J.", "Jun-Yan", "Mina", "Nattanat", "Sungroh", "Yang", "Zoë"]
FAMILY_NAMES = ["Dhariwal", "Ermon", "Kim", "Lugmayr", "Müller", "Norouzi", "O'Neill", "Preechakul", "Song", "Vahdat"]
VENUES = ["arXiv", "CVPR", "ECCV", "ICCV", "ICLR", "ICML", "NeurIPS", "SIGGRAPH"]
SUMMARIES = [
    "노이즈를 단계별로 제거하는 과정을 latent 공간에서 학습하는 방식을 제안한 논문. 수식적으로 잘 정리되어 있음.",
    "Sampling 속도를 크게 줄이면서도 FID를 유지함. 코드가 공개되어 있어서 따라 하기 좋음.",
    "Replaces the U-Net by a transformer and shows that *scaling* helps more than any inductive bias. Read section 4.",
    "기존 모델을 그대로 두고 guidance만 바꿔서 성능을 올린 논문. `w=7.5`가 기본값인 이유를 알 수 있음.",
]
NASTY = [
    "*Stars*",
    "snake_case_",
    "[x]",
    "<b>bold</b>",
    "a | b",
    "$O(n)$ and $x$",
    ":tada:",
    "🧨",
    "1. One",
    "C:\\",
    "``",
    "&lt;",
]
AREAS = ["Vision", "Audio", "Language"]
TOPICS = ["Generation", "Editing", "Restoration"]

ENTRIES_PER_AREA = 100  # with its three topics: 12 sections for 300 entries
NASTY_SHARE = 0.05


def generate(count: int) -> Iterator[str]:
    """The lines of an `entries.yaml` with `count` entries."""
    areas = -(-count // ENTRIES_PER_AREA)
    yield "list:"
    yield "  title: A generated list"
    yield "  description: Only for measuring."
    yield "  language: ko"
    yield ""
    yield "sections:"
    for area in range(areas):
        yield f"  - id: area-{area}"
        yield f"    title: {AREAS[area % len(AREAS)]} {area // len(AREAS) + 1}"
        yield "    sections:"
        for topic, title in enumerate(TOPICS):
            yield f"      - id: area-{area}-{topic}"
            yield f"        title: {title}"
    yield ""
    yield "entries:"
    chance = random.Random(count)
    for number in range(count):
        yield from _entry(number, f"area-{number // ENTRIES_PER_AREA}-{chance.randrange(len(TOPICS))}", chance)


def _entry(number: int, section: str, chance: random.Random) -> Iterator[str]:
    year = chance.randrange(2015, 2026)
    month, day = chance.randrange(1, 13), chance.randrange(1, 29)
    identifier = f"{year - 2000}{month:02}.{number:05}"
    yield f"  - id: work-{number}"
    yield f"    section: {section}"
    yield f"    title: {json.dumps(_title(number, chance), ensure_ascii=False)}"
    yield f"    authors: {', '.join(_authors(chance))}"
    yield f"    venue: {chance.choice(VENUES)} {year}"
    yield f"    date: {year}-{month:02}-{day:02}"
    yield "    links:"
    yield f"      paper: https://arxiv.org/abs/{identifier}"
    if chance.random() < 0.6:
        yield f"      github: https://github.com/lab-{number % 97}/work-{number}"
    if chance.random() < 0.2:
        yield f"      project: https://lab-{number % 97}.example/work_({number})/"
    yield f"    summary: {json.dumps(chance.choice(SUMMARIES), ensure_ascii=False)}"


def _title(number: int, chance: random.Random) -> str:
    title = f"{chance.choice(ADJECTIVES)} {chance.choice(SUBJECTS)} for {chance.choice(PURPOSES)}, Part {number}"
    return f"{chance.choice(NASTY)} {title}" if chance.random() < NASTY_SHARE else title


def _authors(chance: random.Random) -> list[str]:
    names = [f"{given} {family}" for given in GIVEN_NAMES for family in FAMILY_NAMES]
    return chance.sample(names, chance.randrange(1, 7))


if __name__ == "__main__":
    Path(sys.argv[2]).write_text("".join(f"{line}\n" for line in generate(int(sys.argv[1]))), encoding="utf-8")
