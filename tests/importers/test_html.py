"""Lists and tables in raw HTML are read as those in Markdown."""

from awesomegen.importers.document import import_document
from awesomegen.importers.found import Imported

URL = "https://u.example"


def read(text: str) -> Imported:
    return import_document(f"# A list\n\n## Papers\n\n{text}\n")


def titles(found: Imported) -> list[tuple[str, str]]:
    return [(found.section_of[index].title, entry.title) for index, entry in enumerate(found.entries)]


def test_rows_of_a_table_in_several_blocks() -> None:
    found = read(
        f"<table>\n<tr><th>Title</th><th>Authors</th><th>Code</th></tr>\n<tr>\n"
        f'<td><a href="{URL}/1">One &amp; all</a></td>\n<td>Ada Bee, Cy Dee</td>\n'
        f'<td><a href="https://github.com/a/b">code</a></td>\n</tr>\n\n'
        f'<tr><td><b>Two</b><br>NeurIPS 2020 <a href="{URL}/2">[paper]</a></td><td>Eve Eff</td><td></td></tr>\n</table>'
    )
    one, two = found.entries
    assert (one.title, one.authors, [link.kind for link in one.links]) == (
        "One & all",
        ["Ada Bee", "Cy Dee"],
        ["website", "github"],
    )
    assert (two.title, two.venue, two.authors, two.links[0].url) == ("Two", "NeurIPS 2020", ["Eve Eff"], f"{URL}/2")
    assert (one.first_line, one.last_line, two.first_line) == (7, 11, 13)
    assert not found.unparsed


def test_items_with_and_without_end_tags_and_the_groups_among_them() -> None:
    found = read(
        f"<ul>\n<li><a href='{URL}/1'>One</a> - Text\n<li><a href='{URL}/2'>Two</a>\n<li>A group\n<ul>\n"
        f"<li><a href='{URL}/3'>Three</a></li>\n</ul>\n</ul>"
    )
    assert titles(found) == [("Papers", "One"), ("Papers", "Two"), ("A group", "Three")]
    assert found.entries[0].summary == "Text"


def test_a_list_inside_a_fold_is_a_group_and_stray_words_are_reported() -> None:
    found = read(
        f"<details><summary>Old</summary>\n<ul>\n<li><a href='{URL}/1'>One</a></li>\n"
        f"<li><a href='{URL}/2'>Two</a></li>\n"
        "</ul>\nstray words\n</details>"
    )
    assert titles(found) == [("Old", "One"), ("Old", "Two")]
    assert [(line.line, line.text) for line in found.unparsed] == [(10, "stray words")]


def test_a_gallery_of_images_holds_no_entries() -> None:
    gallery = f'<table><tr><td><a href="{URL}/1"><img src="a.png"></a></td><td><img src="b.png"></td></tr></table>'
    found = read(gallery)
    assert (found.entries, found.sections[0].description) == ((), [gallery])


def test_html_that_never_ends_is_kept_as_text() -> None:
    found = read(f"<table><tr><td><a href='{URL}/1'>One</a>")
    assert len(found.entries) <= 1
    assert not found.unparsed
