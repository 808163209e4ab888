"""The tables of fields of `entries.yaml`: they drive decoding, the JSON Schema and the reference in the docs."""

from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from typing import Any

from awesomegen.core.entrytypes import DEFAULT_TYPE
from awesomegen.core.fieldshapes import (
    Authors,
    Description,
    EqualContribution,
    FreeMapping,
    Language,
    ListOf,
    SectionList,
    Summary,
)
from awesomegen.core.linkshapes import Links, Url
from awesomegen.core.model import Origin, Suppression
from awesomegen.core.placement import SORTS
from awesomegen.core.records import Field, Record
from awesomegen.core.shapes import Choice, Date, Text, TextList
from awesomegen.core.yamltree import Node

DATE_OF = ("submission", "publication", "workshop", "revision")
PRIORITIES = ("must", "recommended", "optional")
STATUSES = ("unread", "read")


SUPPRESSION = Record(
    "a suppression",
    (
        Field("ignore", Text(), "The code or the name of the rule.", required=True),
        Field("reason", Text(), "Why the finding is right to be there."),
        Field("until", Date(strict=True), "The last day on which it counts."),
    ),
)

LIST = Record(
    "the list",
    (
        Field("title", Text(), "The name of the list, the page's first heading.", required=True),
        Field("description", Description(), "What the list is, under its title."),
        Field("language", Language(), "The language of the list.", default="en"),
        Field("url", Url(), "Where the list lives, for links to edit it."),
    ),
)

REFERENCE = Record(
    "a reference",
    (
        Field("see", Text(), "The id of the entry to show, in full, at this place.", required=True),
        Field("section", Text(), "The id of the section to show it in."),
    ),
)


def section_record(types: tuple[str, ...]) -> Record:
    """The fields of a section but for the sections inside it; `types` are the names of the types of entries."""
    return Record(
        "a section",
        (
            Field("title", Text(), "The heading.", required=True),
            Field("id", Text(), "What entries call it; unique in the file.", default="the slug of the title"),
            Field("type", Choice(types), "The type of its entries; sections inside inherit it.", default=DEFAULT_TYPE),
            Field("description", Description(), "A text between the heading and the entries."),
            Field("sort", Choice(SORTS), "The order of the entries; `file` is the order of the file.", default="file"),
            Field("aliases", TextList(), "Old anchors of this heading that must go on working."),
            Field("sections", SectionList(), "The sections inside this one, at most five levels in all."),
        ),
    )


def entry_record(types: tuple[str, ...], kinds: AbstractMapping[str, str], own_fields: tuple[Field, ...]) -> Record:
    """The fields of an entry: the built-in ones, then those of the list itself."""
    return Record("an entry", (*_entry_fields(types, kinds), *own_fields))


def _entry_fields(types: tuple[str, ...], kinds: AbstractMapping[str, str]) -> AbstractSequence[Field]:
    return (
        Field("title", Text(), "The title of the work.", required=True),
        Field(
            "id",
            Text(),
            "What suppressions and references call it; unique in the list.",
            default="the slug of the title",
        ),
        Field(
            "section",
            TextList("section id, or list of section ids"),
            "Where it is shown; a section's id, or its title where only one section has it.",
        ),
        Field(
            "type",
            Choice(types),
            "What it is; decides which fields it needs.",
            default="the section's type",
        ),
        Field("authors", Authors(), "Who made it."),
        Field("equal_contribution", EqualContribution(), "Authors who contributed equally, marked with `*`."),
        Field("venue", Text(), "Conference or journal, and the year."),
        Field("note", Text(), "Oral, Spotlight, Workshop and the like."),
        Field("date", Date(), "When it came out."),
        Field(
            "date_of",
            Choice(DATE_OF),
            "Which event the date is of; only submissions are compared with arXiv.",
            default="submission",
        ),
        Field("links", Links(kinds), "Where to find it, in display order."),
        Field("summary", Summary(), "What is in it, in one or more sentences."),
        Field("tags", TextList(), "Keywords."),
        Field("priority", Choice(PRIORITIES), "How much the curator recommends it."),
        Field("status", Choice(STATUSES), "Whether the curator has read it."),
        Field("added", Date(), "When it entered the list."),
        Field("lint", ListOf(SUPPRESSION), "Findings that are right as they are, each with its reason."),
        Field("extra", FreeMapping(), "What no field holds; kept and exported, not shown."),
    )


def suppressions(values: list[tuple[Node, dict[str, Any]]], path: str) -> tuple[Suppression, ...]:
    """The suppressions of an entry from the values of its `lint` field."""
    return tuple(
        Suppression(row["ignore"], row.get("reason"), row.get("until"), Origin(path, node))
        for node, row in values
        if "ignore" in row
    )
