"""Patterns that are compiled at their first use."""

import pkgutil
import re
from collections.abc import Iterator, Mapping
from importlib import import_module

import pytest

import awesomegen
from awesomegen.core.lazypattern import lazy_pattern


def patterns(value: object) -> Iterator[re.Pattern[str]]:
    """The lazy patterns in a value of a module, and in tuples and mappings of them."""
    if type(value) is type(lazy_pattern("")):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from patterns(item)
    elif isinstance(value, Mapping):
        yield from patterns(tuple(value.values()))


def test_it_finds_what_a_compiled_pattern_finds() -> None:
    pattern = lazy_pattern(r"(?P<word>[a-z]+)\d", re.IGNORECASE)
    for _ in range(2):
        assert [match["word"] for match in pattern.finditer("A1 b2 c")] == ["A", "b"]
    assert pattern.fullmatch("Ab3")
    assert (pattern.pattern, pattern.groups) == (r"(?P<word>[a-z]+)\d", 1)


def test_it_is_compiled_when_it_is_used() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_every_pattern_of_ours_can_be_compiled() -> None:
    names = [module.name for module in pkgutil.walk_packages(awesomegen.__path__, "awesomegen.")]
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    found = [pattern for module in modules for value in vars(module).values() for pattern in patterns(value)]
    assert found
    assert all(pattern.groups >= 0 for pattern in found)
