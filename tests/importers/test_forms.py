"""Forms that lists of other hands use: for each a few lines, and the entries a reader sees in them."""

from dataclasses import dataclass, field

import pytest

from awesomegen.importers.document import import_document
from awesomegen.importers.found import FoundEntry, Imported

URL = "https://u.example"
ARXIV = "https://arxiv.org/abs/2001.00001"


@dataclass(frozen=True)
class Form:
    """A piece of a list, the entries in it as `title | authors | venue | date | summary`, and the labels of links."""

    name: str
    text: str
    entries: tuple[str, ...]
    labels: tuple[str, ...] = field(default=())


FORMS = (
    Form(
        "paragraphs of a linked title, venue and names",
        f"[One title of some length]({URL}/1), NeurIPS 2021 [[code]]({URL}/c)\n\n"
        f"(ICML 2020) [Two titles of some length]({URL}/2) by Bee et al.",
        ("One title of some length||NeurIPS 2021||", "Two titles of some length|Bee et al.|ICML 2020||"),
        ("", "code", ""),
    ),
    Form(
        "numbered references",
        f'**[1]** Ada Bee, and Cy Dee. "**The first of them**." Journal of It 15.1 (2014): 19-20. [[pdf]]({URL}/1)\n'
        "\n"
        f'**[2]** Eve Eff, et al. "The second of them." arXiv preprint arXiv:1511.05641 (2015). [[pdf]]({URL}/2)',
        (
            "The first of them|Ada Bee, Cy Dee|Journal of It 15.1 (2014): 19-20||",
            "The second of them|Eve Eff, et al|arXiv preprint arXiv:1511.05641 (2015)||",
        ),
        ("pdf", "pdf"),
    ),
    Form(
        "references with commas only",
        f"- Ada Bee, Cy Dee and Eve Eff, A Title for This: With More, BMVC, 2014. [[Paper]]({URL}/1)\n"
        f"- SomeNet [[Paper]({URL}/2)]\n  - Ada Bee, Cy Dee, On the Title of That, arXiv:1501.00092.",
        (
            "A Title for This: With More|Ada Bee, Cy Dee, Eve Eff|BMVC, 2014||",
            "On the Title of That|Ada Bee, Cy Dee|arXiv:1501.00092||",
        ),
        ("Paper", "Paper"),
    ),
    Form(
        "references without any link",
        '1. [ ] "A first title here" by Ada Bee and Cy Dee (1998). It began so.\n'
        '2. [x] "A second title here" by Eve Eff, Gus Hay (2012).',
        ("A first title here|Ada Bee, Cy Dee||1998|It began so.", "A second title here|Eve Eff, Gus Hay||2012|"),
    ),
    Form(
        "bold titles with names and no link",
        "- **The first survey;** Ada Bee, Cy Dee\n- **The second one;** Eve Eff et al; It says much.",
        ("The first survey|Ada Bee, Cy Dee|||", "The second one|Eve Eff et al|||It says much."),
    ),
    Form(
        "a name before the title in quotation marks",
        f'* **OneNet:** Ada Bee, Cy Dee.\n  "A title of that network." ICCV (2017).\n  [[paper]({URL}/1)]\n'
        f'* **Two:** Eve Eff, Gus Hay.\n  "Another title of a network." CVPR (2017).\n  [[paper]({URL}/2)]',
        (
            "A title of that network|Ada Bee, Cy Dee|ICCV (2017)||",
            "Another title of a network|Eve Eff, Gus Hay|CVPR (2017)||",
        ),
        ("paper", "paper"),
    ),
    Form(
        "a bracketed name and columns",
        f"- **[R-Net]** The title of it | Ada Bee, Cy Dee | **[CVPR' 14]** |[`[pdf]`]({URL}/1)\n"
        f"- **[S-Net]** The title of that | Eve Eff, et al. | **[ICLR' 15]** |[`[pdf]`]({URL}/2)",
        ("The title of it|Ada Bee, Cy Dee|CVPR' 14||", "The title of that|Eve Eff, et al.|ICLR' 15||"),
        ("[pdf]", "[pdf]"),
    ),
    Form(
        "an underlined name",
        f'1. <u>OneLM</u>: **"A title of that model"**. *Ada Bee et al.* ICLR 2021. [[Paper]({URL}/1)]',
        ("A title of that model|Ada Bee et al.|ICLR 2021||",),
        ("Paper",),
    ),
    Form(
        "the venue as the first link",
        f"- [[ICML]({URL}/1)] The title behind the venue. [**`tag`**] [[code]({URL}/c)]\n"
        f"- [[NeurIPS]({URL}/2)] Another title behind it [__`tag`__]",
        ("The title behind the venue||ICML||", "Another title behind it||NeurIPS||"),
        ("ICML", "code", "NeurIPS"),
    ),
    Form(
        "date and venue before the title",
        f"- 20181110 AAAI-19 [A title behind its venue]({URL}/1)\n- 2018 [A title behind its year]({URL}/2)",
        ("A title behind its venue||AAAI-19|2018-11-10|", "A title behind its year|||2018|"),
        ("", ""),
    ),
    Form(
        "venue and year glued to the title",
        f"- A title, ITSC 2018. \\[[paper]({URL}/1)\\]\n- Title of another,2023. \\[ [paper]({URL}/2)\\]\n"
        f"- [A third title (2015-12)]({URL}/3)\n-   A fourth title.  2016\n\n    ([pdf]({URL}/4))",
        ("A title, ITSC 2018.||||", "Title of another|||2023|", "A third title|||2015-12|", "A fourth title|||2016|"),
        ("paper", "paper", "", "pdf"),
    ),
    Form(
        "lines that go on inside emphasis or a link",
        "1. (2024 ICLR) **A title that is longer\n   than its line**\n   _Ada Bee, Cy Dee,\n   Eve Eff_.\n"
        f"   [[pdf]({URL}/1)]\n"
        f"2. [A linked title,\nlonger than its line]({URL}/2)",
        (
            "A title that is longer than its line|Ada Bee, Cy Dee, Eve Eff|2024 ICLR||",
            "A linked title, longer than its line||||",
        ),
        ("pdf", ""),
    ),
    Form(
        "bold titles in HTML with text and pictures below",
        f"<b>One data set (2014)</b> [[Link]]({URL}/1)\n<br>It holds much.\n<p align=center><img src=a.png></p>\n\n"
        f":camera: <b>Two data sets (2015)</b> [[Link]]({URL}/2)",
        ("One data set|||2014|It holds much.", "Two data sets|||2015|"),
        ("Link", "Link"),
    ),
    Form(
        "the text in a paragraph of its own",
        f"**One title of it** [[paper]({URL}/1)]\n\nIt says this.\n\n**Two titles of it** [[paper]({URL}/2)]\n\n"
        f"It says that.\n\n**Three of them** [[paper]({URL}/3)]",
        ("One title of it||||It says this.", "Two titles of it||||It says that.", "Three of them||||"),
        ("paper", "paper", "paper"),
    ),
    Form(
        "headings that are links",
        f"### [One book]({URL}/1) *Free*\n\n<img src='a.png'>\n\nIt tells [much]({URL}/m) of it.\n\n"
        f"### [Two books]({URL}/2)\n\nThey tell more.\n\n* **[source code]({URL}/c)**",
        (f"One book||||*Free* It tells [much]({URL}/m) of it.", "Two books||||They tell more."),
        ("", "", "source code"),
    ),
    Form(
        "headings above text and the link of a course",
        f"### One course\n\nTo learn this:\n\n- Regression and Trees\n- Debugging\n\n🔗 [Link to Course]({URL}/1)\n\n"
        f"### Two courses\n\nMore of it.\n\n🔗 [Link to Course]({URL}/2)",
        ("One course||||To learn this: Regression and Trees; Debugging", "Two courses||||More of it."),
        ("Link to Course", "Link to Course"),
    ),
    Form(
        "bold titles above labels in Chinese",
        f"**One paper**\n\n- 论文：{URL}/1\n\n- 代码（即将开源）：{URL}/c\n\n**Two papers**\n\n- CVPR 2020 Oral\n\n"
        f"- 论文：{URL}/2\n\n"
        f"**Three papers**\n\n论文：{URL}/3\n\n代码：{URL}/d",
        ("One paper||||", "Two papers||CVPR 2020 Oral||", "Three papers||||"),
        ("论文", "代码（即将开源）", "论文", "论文", "代码"),
    ),
    Form(
        "nested fields in Chinese",
        f"* OneLM：\n  * 地址：{URL}/1\n  * 简介：很好的模型\n* TwoLM\n  * 地址：{URL}/2\n  * 简介：另一个模型",
        ("OneLM||||很好的模型", "TwoLM||||另一个模型"),
        ("地址", "地址"),
    ),
    Form(
        "a number and its address in a list of its own",
        f"1. Something new is said here.\n  - Paper: {URL}/1\n2. Something else is said there.\n  - {URL}/2",
        ("Something new is said here.||||", "Something else is said there.||||"),
        ("Paper", ""),
    ),
    Form(
        "addresses with remarks below a name",
        f"- OneNet [{URL}/1] [2015]\n\t+ {URL}/c [Keras]\n\t+ {URL}/d [Torch]\n- TwoNet [{URL}/2] [2016]\n"
        f"\t+ {URL}/e [Caffe]",
        ("OneNet|||2015|", "TwoNet|||2016|"),
        ("", "Keras", "Torch", "", "Caffe"),
    ),
    Form(
        "sentences below an entry",
        f"- [One set]({URL}/1)\n  - A set of things.\n  - It comes from [this]({URL}/x) and from that.\n"
        f"- [Two]({URL}/2)\n  - だれでも知っているデータ",
        (
            f"One set||||A set of things. It comes from [this]({URL}/x) and from that.",
            "Two||||だれでも知っているデータ",
        ),
        ("", ""),
    ),
    Form(
        "a badge or a mark in front of the title",
        f"| Title | Date |\n|---|---|\n| ![Star](s.svg) <br> [**One title**]({URL}/1) <br> | 2024-01-02 |\n\n"
        f"- [:scroll:](x.pdf) [Two titles]({URL}/2)\n- [:scroll:](y.pdf) [Three titles]({URL}/3)",
        ("One title|||2024-01-02|", "Two titles||||", "Three titles||||"),
        ("", "", ":scroll:", "", ":scroll:"),
    ),
    Form(
        "a table in Spanish without links",
        "| ID | Título | Autores | Año | Publicación | Link / DOI |\n|---|---|---|---|---|---|\n"
        "| P1 | Un estudio | Bee, C. et al. | 2025 | *Sensors* | 10.1000/xyz123 |\n"
        "| P2 | Otro estudio | — | 2024 | *ECCV* | |",
        ("Un estudio|Bee, C. et al.|Sensors|2025|", "Otro estudio||ECCV|2024|"),
        ("",),
    ),
    Form(
        "folds whose summary is the title",
        f"<details><summary><a href='{URL}/1'>One tool</a> (5 · 6) - It does. "
        f"<code><a href='{URL}/l'>MIT</a></code></summary>\n"
        "\n"
        f"- [GitHub]({URL}/g) (4):\n\n\t```\n\tgit clone\n\t```\n</details>\n"
        f"<details><summary><b><a href='{URL}/2'>Two tools</a></b> - They do that.</summary>\n\n"
        f"- [GitHub]({URL}/h)\n</details>",
        ("One tool||||(5 · 6) - It does.", "Two tools||||They do that."),
        ("", "MIT", "GitHub", "", "GitHub"),
    ),
    Form(
        "paragraphs in HTML",
        f'<p align="left">\n  <a href="{URL}/1"><strong>One title in HTML</strong></a>\n  <br/>\n  Ada Bee, Cy Dee\n'
        "  <br/>\n"
        f'  [<a href="{URL}/p">paper</a>] [<a href="{URL}/c">code</a>]\n</p>',
        ("One title in HTML|Ada Bee, Cy Dee|||",),
        ("", "paper", "code"),
    ),
    Form(
        "bold titles behind the authors, without links",
        "* Ada Bee et al. **The first title.** IJCAI 2017.\n* Cy Dee and Eve Eff. **The second title.** KDD 2018.",
        ("The first title|Ada Bee et al.|IJCAI 2017||", "The second title|Cy Dee, Eve Eff|KDD 2018||"),
    ),
    Form(
        "names and venue in one emphasis",
        f"- **One title of it.** *Ada Bee et al. ICML.* [[paper]({URL}/1)]\n"
        f"- [2023/05] **Two titles of it.** *Cy Dee (Uni) et al. arXiv.* [[paper]({URL}/2)]",
        ("One title of it.|Ada Bee et al.|ICML||", "Two titles of it.|Cy Dee (Uni) et al.|arXiv|2023-05|"),
        ("paper", "paper"),
    ),
    Form(
        "a table whose links are names of methods",
        f"| Paper | Title | Code |\n|---|---|---|\n| [OneNet]({URL}/1) | One long title of it | null |\n"
        f"| [TwoNet]({URL}/2) | Two long titles of it | [link]({URL}/c) |",
        ("One long title of it||||", "Two long titles of it||||"),
        ("OneNet", "TwoNet", "link"),
    ),
    Form(
        "a tag in the first column of a line",
        f"+ [topic] | [One title of it]({URL}/1) | [notes]({URL}/n) | Words on it.\n"
        f"+ [topic] | [Two titles of it]({URL}/2) | [notes]({URL}/m) | Words on that.",
        ("One title of it||||Words on it.", "Two titles of it||||Words on that."),
        ("", "notes", "", "notes"),
    ),
    Form(
        "the venue inside the link, and brackets for the eye",
        f"- [One title of it. ICML 2020.]({URL}/1) [\\[code\\]]({URL}/c)\n"
        f"- Two titles of it, in *KDD* 2022. [\\[paper\\]]({URL}/2)",
        ("One title of it||ICML 2020||", "Two titles of it||KDD 2022||"),
        ("", "code", "paper"),
    ),
    Form(
        "references by name",
        f"- [One][one] - See [two].\n- [Two][two] - More.\n\n[one]: {URL}/1\n[two]: {URL}/2",
        (f"One||||See [two]({URL}/2).", "Two||||More."),
        ("", ""),
    ),
)


def read(text: str) -> Imported:
    return import_document(f"# A list\n\n## Papers\n\n{text}\n")


def shown(entry: FoundEntry) -> str:
    venue = f"{entry.venue} ({entry.note})" if entry.note else entry.venue
    return "|".join([entry.title, ", ".join(entry.authors), venue or "", entry.date or "", entry.summary or ""])


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_form(form: Form) -> None:
    found = read(form.text)
    assert [shown(entry) for entry in found.entries] == list(form.entries)
    assert [link.label or "" for entry in found.entries for link in entry.links] == list(form.labels)
    assert not found.unparsed
