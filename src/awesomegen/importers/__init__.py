"""From a hand-written list in Markdown to entries, and to what was not understood."""

from awesomegen.importers.document import import_document

__all__ = ["import_document"]
