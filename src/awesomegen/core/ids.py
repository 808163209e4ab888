"""Ids of entries and sections: what they may hold, and the one a title gets by itself."""

from unicodedata import category

from awesomegen.core.charactertable import CharacterTable
from awesomegen.core.reader import Reader
from awesomegen.core.slug import slug
from awesomegen.core.yamltree import Node

_INSIDE = frozenset("._-")


def check_id(identifier: str, node: Node, reader: Reader) -> None:
    """Reports the first character that an id cannot have at its place.

    An id begins with a letter, mark or digit of any script; `.`, `_` and `-` may follow.
    """
    for index, char in enumerate(identifier):
        if not (_is_word(char) or (index and char in _INSIDE)):
            message = f"`{char}` cannot stand there in the id `{identifier}`"
            help = f"write letters, digits, `.`, `_` and `-`, a letter or digit first: `{default_id(identifier)}`"
            reader.report("AG108", message, node, help)
            return


def default_id(title: str) -> str:
    """The id of an entry or section that does not name one: the slug of its title.

    A title without any letter or digit is spelt by its code points, for it must have an id, too.
    """
    return slug(title).translate(_ALLOWED).lstrip("._-") or "u" + "-".join(f"{ord(char):04x}" for char in title)


def _is_word(char: str) -> bool:
    return category(char)[0] in "LMN"


_ALLOWED = CharacterTable(lambda char: _is_word(char) or char in _INSIDE)
