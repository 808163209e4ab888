"""Runs one data rule over a list that is given as YAML text or plain data."""

from datetime import date
from typing import Any

from awesomegen.core.config import Config
from awesomegen.core.model import Entry
from awesomegen.core.placement import entries_by_section
from awesomegen.rules.base import DataContext, Issue, Rule
from listing import decode_text, dump

TODAY = date(2026, 1, 15)


def issues(rule: Rule, data: Any, config: Config | None = None, **options: Any) -> list[Issue]:
    """What a rule has to say about a list, or about the fields of one entry."""
    text = data if isinstance(data, str) else dump(data if "entries" in data else one_entry(**data))
    listing = decode_text(text).listing
    assert listing is not None
    settings = {option.name: option.default for option in rule.options} | options
    by_section = entries_by_section(listing)
    return list(rule.check(DataContext(listing, config or Config(), TODAY, settings, by_section)))


def messages(rule: Rule, data: Any, **options: Any) -> list[str]:
    return [issue.message for issue in issues(rule, data, **options)]


def one_entry(**fields: Any) -> dict[str, Any]:
    entry = {"id": "example", "title": "Example", "links": {"paper": "https://arxiv.org/abs/2006.11239"}} | fields
    return {"list": {"title": "Papers"}, "entries": [entry]}


def entries(*rows: dict[str, Any], **top: Any) -> dict[str, Any]:
    return {"list": {"title": "Papers"}, **top, "entries": list(rows)}


def only_entry(data: Any) -> Entry:
    listing = decode_text(data if isinstance(data, str) else dump(one_entry(**data))).listing
    assert listing is not None
    [entry] = listing.entries
    return entry


def written(issue: Issue) -> list[str | None]:
    """The texts that an issue's fix writes."""
    assert issue.fix is not None
    return [replacement.text for replacement in issue.fix.replacements]
