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
    Form(
        "the whole reference as the text of a link",
        f"- [Bee, A., van Dee, C., ... & Eff, E. (2023). Is it so? Measuring it well. arXiv preprint.]({URL}/1)\n"
        f"- [Ada Bee, Cy D. Dee. One title of some length(2014)]({URL}/2)\n"
        f"- [Bee A, Dee C, et al. OneNet: a title of some length]({URL}/3)\n"
        f"- [Two titles of some length. EMNLP 2015. Bee, Ada and Dee, Cy.]({URL}/4)\n"
        f"- 2022.[Bee A B. Three titles of it]({URL}/5)",
        (
            "Is it so? Measuring it well|Bee, A., van Dee, C., Eff, E|arXiv preprint|2023|",
            "One title of some length|Ada Bee, Cy D. Dee||2014|",
            "OneNet: a title of some length|Bee A, Dee C, et al.|||",
            "Two titles of some length|Bee, Ada, Dee, Cy|EMNLP 2015||",
            "Three titles of it|Bee A B||2022|",
        ),
        ("", "", "", "", ""),
    ),
    Form(
        "titles that only look like references",
        f"- [Vitamin C. A title of some length]({URL}/1)\n- [Show, Attend and Tell. A title of it]({URL}/2)",
        ("Vitamin C. A title of some length||||", "Show, Attend and Tell. A title of it||||"),
        ("", ""),
    ),
    Form(
        "names and year in brackets behind the title",
        f"- [One title of it]({URL}/1) (Bee et al., 2020) ([code]({URL}/c))\n"
        f"- [Two titles of it]({URL}/2), (Dee and Eff, 2019)\n"
        f"- [Three titles of it]({URL}/3)) (Bee et al., 2018)\n"
        f"- [Four titles of it]({URL}/4) (Sannai, 2018)\n"
        f"- [Five titles of it]({URL}/5) (Bee et al. 2017) shows how.\n"
        f"- [Six titles of it]({URL}/6) (Nature, 2016)",
        (
            "One title of it|Bee et al.||2020|",
            "Two titles of it|Dee, Eff||2019|",
            "Three titles of it|Bee et al.||2018|",
            "Four titles of it|Sannai||2018|",
            "Five titles of it|Bee et al.||2017|shows how.",
            "Six titles of it||Nature, 2016||",
        ),
        ("", "code", "", "", "", "", ""),
    ),
    Form(
        "names and year before the title, the venue behind `In`",
        f"* Ada Bee and Cy Dee. 2003. [One title of it]({URL}/1). In *Proceedings of ACL 2003*. ([Citation]({URL}/c))\n"
        f"* Eve Eff. 1993. [Two titles of it]({URL}/2). *Computational Linguistics*.",
        (
            "One title of it|Ada Bee, Cy Dee|Proceedings of ACL 2003|2003|",
            "Two titles of it|Eve Eff|Computational Linguistics|1993|",
        ),
        ("", "Citation", ""),
    ),
    Form(
        "names behind `by`, then the venue",
        f"* [One title of it]({URL}/1) by Ada Bee. AAMAS, 2014.\n"
        f"* [Two titles of it]({URL}/2) by Bee A, De Dee C D. Some University Press, 2008.\n"
        f"* [Three titles of it]({URL}/3) by Dee, Cy, et al. JAIR, 2015.\n"
        f"* [Four titles of it]({URL}/4) by Eff E. 2016.",
        (
            "One title of it|Ada Bee|AAMAS, 2014||",
            "Two titles of it|Bee A, De Dee C D|Some University Press, 2008||",
            "Three titles of it|Dee, Cy, et al.|JAIR, 2015||",
            "Four titles of it|Eff E||2016|",
        ),
        ("", "", "", ""),
    ),
    Form(
        "year, venue and turned names behind the title",
        f"- **One title of it** (2019), ICSE 2019, Bee, Ada S., et al. [[pdf]]({URL}/1)\n"
        f"- **Two titles of it** (2018), IEEE TDSC, Dee, Cy, et al. [[pdf]]({URL}/2)",
        ("One title of it|Bee, Ada S., et al.|ICSE 2019|2019|", "Two titles of it|Dee, Cy, et al.|IEEE TDSC|2018|"),
        ("pdf", "pdf"),
    ),
    Form(
        "a sentence behind the venue",
        f"* [One title of it]({URL}/1) - A. Bee and C. Dee, CVPR2015. Note: also known as One.\n"
        f"* [Two titles of it]({URL}/2) - E. Eff and G. Hay CVPR2016. [[code]]({URL}/c)\n"
        f"* [Three titles of it] - E. Eff et al., ICCV2017. [[code]]({URL}/3)",
        (
            "One title of it|A. Bee, C. Dee|CVPR2015||Note: also known as One.",
            "Two titles of it|E. Eff, G. Hay|CVPR2016||",
            "Three titles of it|E. Eff et al.|ICCV2017||",
        ),
        ("", "", "code", "code"),
    ),
    Form(
        "titles without a link among others",
        "1. The first title of all, CVPR 2019.\n2. The second title of all. ICIP 19.\n"
        f"3. [The third title of all]({URL}/3), ACM MM 17.",
        (
            "The first title of all||CVPR 2019||",
            "The second title of all||ICIP 19||",
            "The third title of all||ACM MM 17||",
        ),
        ("",),
    ),
    Form(
        "titles with venues in brackets and no link at all",
        "* The first title of all (CIDR 2019)\n* OneNet : The second title (VLDB 2018)\n* The third title (TKDE)",
        ("The first title of all||CIDR 2019||", "OneNet : The second title||VLDB 2018||", "The third title||TKDE||"),
    ),
    Form(
        "anchors, names in bold and venues in bold brackets",
        f'- <a name="ON"></a>**[ON]** One title of it (**ECCV**) [[paper]({URL}/1)]\n'
        f'- <span id="02">[TN]</span>[Two titles of it]({URL}/2), ICCV 2017.',
        ("One title of it||ECCV||", "Two titles of it||ICCV 2017||"),
        ("paper", ""),
    ),
    Form(
        "paragraphs with the venue in bold brackets first",
        f"**[CVPR2022]** One title of it, [[Project]({URL}/p)], [[Paper]({URL}/1)].\n\n"
        f"**[Some Review (2021)]** Two titles of it, [[Paper]({URL}/2)].",
        ("One title of it||CVPR2022||", "Two titles of it||Some Review (2021)||"),
        ("Project", "Paper", "Paper"),
    ),
    Form(
        "numbers without a blank, and corner brackets",
        f"1.One title of it\n    一个标题\n「2017」「ICRA」 「A University」  [[Article]({URL}/1)]\n\n"
        f"2.Two titles of it\n    两个标题\n「2018」 「ICRA」  [[Article]]({URL}/2)",
        ("One title of it||ICRA|2017|一个标题", "Two titles of it||ICRA|2018|两个标题"),
        ("Article", "Article"),
    ),
    Form(
        "a journal in italics behind the authors",
        f"**One title of it.**  \nAda Bee, Cy Dee.  \n*Front. Mol. Biosci., August 2022.*  \n[[10.1/x]({URL}/1)]\n\n"
        f"**Two titles of it.**  \nEve Eff, Gus Hay.  \n*Nature Methods, July 2019.*  \n[[10.1/y]({URL}/2)]",
        (
            "One title of it.|Ada Bee, Cy Dee|Front. Mol. Biosci., August 2022||",
            "Two titles of it.|Eve Eff, Gus Hay|Nature Methods, July 2019||",
        ),
        ("10.1/x", "10.1/y"),
    ),
    Form(
        "a Korean table and Japanese keys",
        f"|논문명|주제|PDF|\n|---|---|---|\n|One long title of it|CV|[OneNet]({URL}/1)|\n"
        f"\n1. **Two titles of it**\n   - 発表日: 2023年12月\n   - [論文]({URL}/2)\n",
        ("One long title of it||||", "Two titles of it|||2023-12|"),
        ("OneNet", "論文"),
    ),
    Form(
        "a table of contents with whole addresses",
        "* [One](https://github.com/me/list#one)\n* [Two](https://github.com/me/list#two)\n"
        f"* [Three](https://github.com/me/list#three)\n\n## One\n\n* [One title of it]({URL}/1) - Words.",
        ("One title of it||||Words.",),
        ("",),
    ),
    Form(
        "a venue in italics behind names in a bullet of its own",
        f"- One title of it. [[pdf]]({URL}/1)\n  - Bee, Ada and Dee, Cy and Eff, Eve A. *ICCV 2015*\n\n"
        f"- Two titles of it. [[pdf]]({URL}/2)\n  - Gus Hay et al. (*HPCA 2018*)",
        ("One title of it.|Bee, Ada, Dee, Cy, Eff, Eve A|ICCV 2015||", "Two titles of it.|Gus Hay et al.|HPCA 2018||"),
        ("pdf", "pdf"),
    ),
    Form(
        "names, a colon, the title and where it was published",
        "* Ada Bee, et al.: One title of it, NIPS 2013.\n"
        "* Cy Dee and Eve Eff: Two titles of it, Machine Learning, 1999.\n"
        "* Cy Dee and Eve Eff. Three titles of it, ACL, 2003.",
        (
            "One title of it|Ada Bee, et al.|NIPS 2013||",
            "Two titles of it|Cy Dee, Eve Eff|Machine Learning|1999|",
            "Three titles of it|Cy Dee, Eve Eff|ACL|2003|",
        ),
    ),
    Form(
        "the title, turned names and where it was published",
        "1. One title of it. Bee, Ada & Dee, Cy. arXiv:1910.01348. ICCV 2019\n"
        "2. Two titles of it. Eff, Eve et al. Applied Sciences, 2019\n3. Three titles of it. Hay, Gus et al. ECCV 2020",
        (
            "One title of it|Bee, Ada, Dee, Cy|ICCV 2019||",
            "Two titles of it|Eff, Eve et al.|Applied Sciences, 2019||",
            "Three titles of it|Hay, Gus et al.|ECCV 2020||",
        ),
    ),
    Form(
        "an organiser and a date in brackets",
        f"- [**One Challenge**]({URL}/1) *(Somebody & Others, Nov 2018)*  \n  What it is.",
        ("One Challenge|||2018-11|What it is.",),
        ("",),
    ),
    Form(
        "year, company and name inside the link",
        f"- [[2016][Google][Wide&Deep] One title of it]({URL}/1)\n- [[2014] Two titles of it]({URL}/2)",
        ("One title of it|||2016|", "Two titles of it|||2014|"),
        ("", ""),
    ),
    Form(
        "keys behind symbols",
        f"- [One title of it]({URL}/1)\n    - Ada Bee, Cy Dee\n    - 📅 Date: March 25, 2026\n"
        "    - 📑 Publisher: FSE 2026\n    - 📖 TLDR: What it says.",
        ("One title of it|Ada Bee, Cy Dee|FSE 2026|2026-03-25|What it says.",),
        ("",),
    ),
    Form(
        "notes that are no names",
        f"* [One title of it]({URL}/1)\n\n    - 첫 GAN 모델 제안\n    - Minimax game\n",
        ("One title of it||||첫 GAN 모델 제안 Minimax game",),
        ("",),
    ),
    Form(
        "numbered blocks with breaks between them",
        f"591.One title of it<br>\n作者：Ada Bee, Cy Dee<br>\n论文链接：{URL}/1<br>\n<br>\n"
        f"590.Two titles of it <br>\n作者：Eve Eff<br>\n论文链接：待更新<br>\n源码链接：{URL}/c\n<br><br>\n",
        ("One title of it|Ada Bee, Cy Dee|||", "Two titles of it|Eve Eff|||"),
        ("论文链接", "源码链接"),
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
