"""From the list to Markdown text."""
