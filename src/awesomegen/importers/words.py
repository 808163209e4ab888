"""The words by which lists name fields, links and sections, in several languages: the tables behind the readers.

One line for each meaning, `meaning = word | word`; a word may have blanks in it.
"""

from collections.abc import Mapping


def read_table(table: str) -> Mapping[str, tuple[str, ...]]:
    """The words of each meaning."""
    rows = (line.partition(" = ") for line in table.strip().replace("\n  ", " ").split("\n"))
    return {meaning: tuple(word.strip() for word in words.split("|")) for meaning, _, words in rows}


FIELDS = read_table("""
authors = authors | author | by | first author | 1st author | 作者 | 第一作者 | 저자 | 著者 | auteur
  | auteurs | autor | autores | autoren | autori | автор | авторы
venue = venue | conference | journal | publication | published | publisher | pub | published in | published at
  | proceedings | booktitle | 会议 | 期刊 | 来源 | 会议/期刊 | 학회 | 출처 | 발표 | 学会 | conférence
  | revue | conferencia | revista | conferência | konferenz | zeitschrift | conferenza | rivista | конференция | журнал
  | publicación   | publicação | veröffentlichung | pubblicazione | публикация
date = date | year | published on | release | released | release date | submitted | submitted on | publication date
  | time | month | added | update | updated | 日期 | 发表日期 | 发布日期 | 发表时间
  | 发布时间 | 発表日 | 投稿日 | 掲載日 | 게재일 | 年份 | 时间 | 날짜 | 연도 | 년도 | 출시 | 발표일 | 公開年
  | 公開日 | 年 | 日付 | année | año | fecha | ano | jahr | datum | anno | год | дата
title = title | paper | name | paper title | paper name | project name | publication title | api | model | models
  | method | methods | work | works | dataset | datasets | benchmark | benchmarks | library | tool | resource
  | course | book | framework | package | software | article | talk | lecture | tutorial | 名字 | 名称 | 标题 | 论文
  | 题目 | 项目 | 模型 | 工具 | 이름 | 제목 | 논문 | 논문명 | 논문제목 | 論文名
  | 모델 | 프로젝트 | タイトル | モデル | 論文 | 資料
  | データセット | ベンチマーク | nombre | nom | nome | имя | titre | título | titel | titolo | название | статья
summary = summary | description | descriptions | abstract | tl;dr | tldr | notes | note | comment | comments | about
  | intro | introduction | highlight | highlights | overview | remarks | key idea | main idea | details | content
  | 简介 | 中文简介 | 介绍 | 描述 | 说明 | 摘要 | 설명 | 요약 | 説明 | 概要 | 備考 | résumé
  | resumen | descripción | beschreibung | zusammenfassung | resumo | descrição | riassunto | descrizione | описание
  | аннотация
links = links | link | url | code | github | repo | repository | source | project | project page | website
  | homepage | demo | pdf | paper link | arxiv | resources | video | video link | slides | data | implementation
  | official code | stars | 链接 | 代码 | 源码 | 地址 | 링크 | 코드 | リンク | コード
  | lien | liens | enlace | enlaces | código | verweis | collegamento | ссылка | ссылки | код
tags = keyword | keywords | tag | tags | topic | topics | category | categories | 关键词 | 키워드 | キーワード
  | mots-clés | palabras clave | schlagwörter | palavras-chave | ключевые слова
""")
"""The fields that keys and the headers of tables name; of a word in two rows, the first counts."""

TITLE_HEADERS = read_table("""
certainly = title | titles | 标题 | 제목 | 논문명 | 논문제목 | 論文名 | タイトル | titre | título | titel
  | titolo | название
surely = paper | papers | name | names | 名字 | 名称 | 标题 | 论文 | 题目 | 이름 | 제목 | 논문
  | タイトル | 論文 | titre | título | titel | titolo | название | nombre | nom | nome
maybe = project | repository | repo | github
""")
"""Headers of the column of titles, besides those of the table above."""

LINK_LABELS = read_table("""
paper = paper | pdf | preprint | abs | abstract | publication | manuscript | thesis | report | supp | supplementary
  | supplement | openreview | ieee | acm | springer | elsevier | 论文 | 논문 | 論文
  | artículo | artigo | статья
arxiv = arxiv
doi = doi
github = github | code | codes | source | source code | repo | repository | implementation | git | official
  | official code | unofficial | pytorch | tensorflow | tf | keras | caffe | jax | matlab | codebase | 代码 | 源码
  | 코드 | コード | código | код
project = project | projects | page | homepage | webpage | project page | projectpage | 项目 | 项目主页 | 主页
  | 프로젝트 | projet | proyecto | projekt | projeto | проект
website = website | web | site | html | blog | post | article | docs | documentation | news | link | url | 博客
  | 网站 | 블로그 | 사이트 | 웹사이트
video = video | videos | youtube | talk | talks | presentation | bilibili | recording | 视频 | 영상 | 비디오 | 動画
  | vidéo | vídeo | видео
channel = channel | youtube channel | 채널
demo = demo | demos | colab | playground | space | spaces | notebook | live demo | gradio | 데모 | 演示 | デモ
  | démo | демо
dataset = dataset | datasets | data | benchmark | 数据集 | 数据 | 데이터셋 | 데이터 | データ | データセット
  | données | datos | daten | dados | данные
slides = slides | slide | ppt | poster | posters | 幻灯片 | 슬라이드 | スライド
other = bibtex | bib | cite | citation | bibtext | model | models | weights | checkpoint | checkpoints | tweet
  | twitter | x | thread | review | reviews | pretrained | stars | star | demo page | hf | huggingface
  | hugging face | zhihu | medium | reddit | wiki | note | notes | appendix | download | tutorial | course | book
  | papers with code | pwc | semantic scholar | here | more | assignment | assignments | labs | exercise
  | exercises | exam | exams | homework | material | materials | syllabus | transcript | playlist | reading | readings
  | solutions | 模型 | 모델 | モデル
qualifier = the | our | author | authors | full | short | long | live | online | interactive | conference | journal
  | version | extended | reading | lecture | course | link | to | old
  | third | party | unoffical | 1 | 2 | 3 | i | ii | low | high | resolution | main | camera
  | ready | reproduced | community
""")
"""The kinds that the labels of links speak for; `other` are labels of no kind, `qualifier` words beside them."""

SECTIONS = read_table("""
contents = content | contents | table of contents | table-of-contents | toc | index | outline | navigation
  | categories | sections | quick links | 目录 | 目錄 | 目次 | 목차 | 차례 | 내용 | table des matières | inhalt
  | contenido | contenidos | índice | содержание | sommaire | inhaltsverzeichnis | sumário | indice | оглавление
no entries = copyright | acknowledgment | acknowledgement | acknowledgments | acknowledgements | thanks | thanks to
  | special thanks | cite | citing | citation | citations | bibtex | star history | stargazers
  | stargazers over time | support | support us | donate | donations | disclaimer | disclaimers | code of conduct
  | changelog | change log | update | updates | update log | updates log | news | what's new | contact | contacts
  | contact us | maintainer | maintainers | about | about us | about me | anti-features | 许可 | 许可证 | 贡献
  | 贡献者 | 贡献指南 | 致谢 | 引用 | 更新日志 | 更新 | 联系方式 | 联系我们 | 声明 | 인용 | 업데이트 | 문의
  | ライセンス | 謝辞 | 更新履歴
begins so = license | licence | licenses | licences | licensing | list of licenses | contribute | contributing
  | contributor | contributors | contribution | contributions | how to contribute | sponsor | sponsors | cite this
  | citation | acknowledgement | 라이선스 | 라이센스 | 기여 | 감사 | コントリビュー | 貢献
  | contribuer | remerciement | licencia | contribuir | contribuciones | agradecimiento | lizenz | mitwirken
  | danksagung | licença | contribuindo | agradecimento | лицензия | вклад | благодарности
""")
"""Titles of sections that hold no entries; of `begins so`, whatever follows."""
