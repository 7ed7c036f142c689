# ruff: noqa: E501  (markup as its makers write it)
"""HTML reports: linked notes of every maker, typed notes, inline links, and nothing of the page around."""

import pytest

from dalel.errors import ReportUnreadable
from dalel.model import Report
from dalel.reading import read_report, read_with_warnings

A, B = "https://a.example/1", "https://b.example/2?x=1&y=2"
LINK_A, LINK_B = f'<a href="{A}">{A}</a>', '<a href="https://b.example/2?x=1&amp;y=2">the Star</a>'


def read(body: str, title: str = "Zarechny") -> Report:
    return read_report(f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>".encode())


SHAPES = {
    "pandoc": (
        '<p>Orlova was held.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> Petrov'
        ' left.<a href="#fn2" id="fnref2"><sup>2</sup></a></p><section id="footnotes" role="doc-endnotes"><hr /><ol>'
        f'<li id="fn1"><p>{LINK_A}<a href="#fnref1" role="doc-backlink">↩︎</a></p></li>'
        f'<li id="fn2"><p>{LINK_B}<a href="#fnref2">↩︎</a></p></li></ol></section>'
    ),
    "Word": (
        '<p class=MsoNormal>Orlova was held.<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><span'
        " class=MsoFootnoteReference><span><![if !supportFootnotes]>[1]<![endif]></span></span></a> Petrov left.<a"
        ' href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a></p><div><hr align=left size=1 width="33%">'
        '<div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a>'
        f" {LINK_A}</p></div><div id=ftn2><p><a href=\"#_ftnref2\" name=\"_ftn2\">[2]</a> {LINK_B}</p></div></div>"
    ),
    "LibreOffice": (
        '<p>Orlova was held.<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>'
        '</sup> Petrov left.<a class="sdfootnoteanc" name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a></p>'
        '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"'
        f' href="#sdfootnote1anc">1</a>{LINK_A}</p></div><div id="sdfootnote2"><p><a name="sdfootnote2sym"'
        f' href="#sdfootnote2anc">2</a>{LINK_B}</p></div>'
    ),
    "MediaWiki": (
        '<div class="mw-parser-output"><p>Orlova was held.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">'
        '<span class="cite-bracket">[</span>1<span class="cite-bracket">]</span></a></sup> Petrov left.<sup'
        ' id="cite_ref-2_1-0"><a href="#cite_note-2">[2]</a></sup></p><h2>References</h2><div class="reflist"><ol'
        ' class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b>'
        f'</span> <span class="reference-text">{LINK_A}</span></li><li id="cite_note-2"><span>^ <a href="#cite_ref-2_1-0">'
        f"<sup>a</sup></a></span> <span>{LINK_B}</span></li></ol></div></div>"
    ),
    "WordPress blocks": (
        '<div class="entry-content"><p>Orlova was held.<sup data-fn="u1" class="fn"><a id="u1-link" href="#u1">1</a></sup>'
        ' Petrov left.<sup data-fn="u2" class="fn"><a id="u2-link" href="#u2">2</a></sup></p>'
        f'<ol class="wp-block-footnotes"><li id="u1">{LINK_A} <a href="#u1-link" aria-label="Jump">↩︎</a></li>'
        f'<li id="u2">{LINK_B} <a href="#u2-link">↩︎</a></li></ol></div>'
    ),
    "WordPress plug-in with empty targets": (
        '<p>Orlova was held.<span id="easy-footnote-1-9"></span><span class="easy-footnote"><a'
        ' href="#easy-footnote-bottom-1-9"><sup>1</sup></a></span> Petrov left.<span id="easy-footnote-2-9"></span><span>'
        '<a href="#easy-footnote-bottom-2-9"><sup>2</sup></a></span></p><ol class="easy-footnotes-wrapper"><li><span'
        f' id="easy-footnote-bottom-1-9"></span>{LINK_A}<a href="#easy-footnote-1-9"></a></li><li><span'
        f' id="easy-footnote-bottom-2-9"></span>{LINK_B}<a href="#easy-footnote-2-9"></a></li></ol>'
    ),
    "WordPress plug-in with a table": (
        '<p>Orlova was held.<span class="footnote_referrer"><a role="button"'
        " onclick=\"footnote_moveToReference_9_1('footnote_plugin_reference_9_1_1');\"><sup"
        ' id="footnote_plugin_tooltip_9_1_1">[1]</sup></a></span> Petrov left.<a'
        " onclick=\"footnote_moveToReference_9_1('footnote_plugin_reference_9_1_2');\"><sup>[2]</sup></a></p>"
        '<table><tbody><tr><th><a id="footnote_plugin_reference_9_1_1"'
        " onclick=\"footnote_moveToAnchor_9_1('footnote_plugin_tooltip_9_1_1');\"><span>↑</span>1</a></th>"
        f'<td>{LINK_A}</td></tr><tr><th><a id="footnote_plugin_reference_9_1_2">↑2</a></th><td>{LINK_B}</td></tr></table>'
    ),
    "typed in brackets": f"<p>Orlova was held[1]. Petrov left[2].</p><p>[1] {LINK_A}</p><p>[2] {LINK_B}</p>",
    "typed with line breaks": f"<p>Orlova was held[1]. Petrov left[2].</p><p>[1]{LINK_A}<br>[2] {LINK_B}</p>",
    "raised without a link": (
        f"<p>Orlova was held.<sup>1</sup> Petrov left.<sup>2</sup></p><hr><p>1. {LINK_A}</p><p>2. {LINK_B}</p>"
    ),
    "raised on both sides": (
        f"<p>Orlova was held.<sup>1</sup> Petrov left.<sup>2</sup></p><hr><p><sup>1</sup> {LINK_A}</p>"
        f"<p><sup>2</sup> {LINK_B}</p>"
    ),
    "a list after a heading": (
        f"<p>Orlova was held[1]. Petrov left[2].</p><h2>Notes</h2><ol><li>{LINK_A}</li><li>{LINK_B}</li></ol>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_the_notes_of_every_maker_give_the_same_ledger(shape: str) -> None:
    report = read(f"<h1>Zarechny</h1>{SHAPES[shape]}")
    assert [(n.number, n.urls) for n in report.footnotes] == [(1, (A,)), (2, (B,))]
    assert [(c.text, c.footnotes) for c in report.claims] == [("Orlova was held.", (1,)), ("Petrov left.", (2,))]
    assert [(c.claim, c.footnote, c.url) for c in report.citations] == [("c1", 1, A), ("c2", 2, B)]
    assert [n.text for n in report.footnotes] == [A, "the Star"]
    assert (report.title, report.media_type, report.findings) == ("Zarechny", "text/html", ())


def test_one_note_used_twice_is_two_citations_and_an_unused_one_is_a_finding() -> None:
    report = read(
        '<p>A came.<a href="#n1">1</a> B came.<a href="#n1">1</a></p>'
        f'<ol><li id="n1">{LINK_A}</li><li>{LINK_B}</li></ol>'
    )
    assert [(c.claim, c.url) for c in report.citations] == [("c1", A), ("c2", A)]
    assert [(f.kind, f.footnote) for f in report.findings] == [("note_unused", 2)]


def test_the_link_wins_over_the_words_and_a_difference_is_a_finding() -> None:
    report = read(
        '<p>A came[1]. B came[2].</p><p>[1] <a href="https://a.example/right">https://a.example/wrong</a></p>'
        '<p>[2] <a href="https://b.example/%D1%8F/">http://www.b.example/я</a></p>'
    )
    assert [n.urls for n in report.footnotes] == [("https://a.example/right",), ("https://b.example/%D1%8F/",)]
    assert [(f.kind, f.footnote, f.suggestion) for f in report.findings] == [
        ("text_differs_from_link", 1, "https://a.example/wrong")
    ]


PAGE = """<header class="site-header"><a href="https://site.example/">Home</a></header>
<nav><a href="https://site.example/about">About us</a></nav>
<main><article><h1>Of Zarechny</h1><div class="entry-content">
<p>Orlova was <a href="https://a.example/1">held on Monday</a>. Petrov left.</p>
<p>She was freed, said <a href="https://b.example/2">the Star</a> and <a href="/local">others</a>.</p>
<div class="sharedaddy sd-sharing"><a href="https://www.facebook.com/sharer.php?u=x">Share</a></div>
<p style="display:none">Hidden <a href="https://hidden.example/">words</a></p>
</div></article></main>
<div id="comments"><p>I saw it at <a href="https://spam.example/">my site</a></p></div>
<aside class="sidebar"><a href="https://site.example/other">Other</a></aside>
<script>document.write('<a href="https://script.example/">x</a>')</script>
<footer><a href="https://site.example/imprint">Imprint</a></footer>"""


def test_without_notes_each_link_of_the_article_is_a_citation() -> None:
    report = read(PAGE)
    assert report.title == "Of Zarechny"
    assert [(c.claim, c.footnote, c.url) for c in report.citations] == [
        ("c1", 1, "https://a.example/1"),
        ("c2", 2, "https://b.example/2"),
    ]
    assert [c.text for c in report.claims] == [
        "Orlova was held on Monday.",
        "She was freed, said the Star and others.",
    ]


def test_a_base_address_serves_to_resolve_links_only() -> None:
    report = read_report(
        b'<html><head><base href="https://site.example/x/"></head><p>A <a href="y">came</a>. B left.</p></html>'
    )
    assert [c.url for c in report.citations] == ["https://site.example/x/y"]


def test_links_are_resolved_by_the_address_at_which_the_page_was_fetched() -> None:
    page = '<html><head>{}</head><p>A <a href="y">came</a>. B <a href="//b.example/2">left</a>. C <a href="#c">x</a>.</p></html>'
    ends = {
        "": "https://site.example/r/y",
        '<base href="/other/">': "https://site.example/other/y",
        '<base href="https://base.example/x/">': "https://base.example/x/y",
        '<base href="javascript:x">': "https://site.example/r/y",
    }
    for base, end in ends.items():
        report = read_report(page.format(base).encode(), address="https://site.example/r/report.html")
        assert [c.url for c in report.citations] == [end, "https://b.example/2"]


def test_a_saved_page_says_that_links_without_a_host_are_left_out() -> None:
    page = b'<html><p>A <a href="y">came</a>. B <a href="https://b.example/2">left</a>. <a href="#c">C</a>.</p></html>'
    report, warnings = read_with_warnings(page)
    assert [c.url for c in report.citations] == ["https://b.example/2"]
    assert [w[:30] for w in warnings] == ["1 links without a host are lef"]


def test_marks_that_name_the_whole_address_of_their_page_are_marks() -> None:
    report = read(
        '<p>Orlova was held.<a href="https://site.example/r#fn1" id="r1"><sup>1</sup></a> Petrov left.<a'
        ' href="https://site.example/r#fn2" id="r2">[2]</a></p><ol>'
        f'<li id="fn1">{LINK_A} <a href="https://site.example/r#r1">↩</a></li>'
        f'<li id="fn2">{LINK_B} <a href="https://site.example/r#r2">^</a></li></ol>'
    )
    assert [n.urls for n in report.footnotes] == [(A,), (B,)]
    assert [(c.text, c.footnotes) for c in report.claims] == [("Orlova was held.", (1,)), ("Petrov left.", (2,))]


def test_links_to_chapters_are_no_marks() -> None:
    report = read(f'<ul><li><a href="#one">1</a></li></ul><h2 id="one">One</h2><p>A came[1].</p><p>[1] {LINK_A}</p>')
    assert [(c.text, c.footnotes) for c in report.claims] == [("A came.", (1,))]


RUSSIAN = "<html><head><meta charset={}></head><body><p>Орлова была задержана в Заречном[1].</p><p>[1] https://a.example/1</p>"


@pytest.mark.parametrize(
    ("said", "written"), [("utf-8", "utf-8"), ("windows-1251", "utf-8"), ("windows-1251", "cp1251"),
                          ("koi8-r", "koi8-r"), ("nonsense", "cp1251"), ("utf-8", "utf-16")],
)  # fmt: skip
def test_characters_survive_a_page_that_lies_about_them(said: str, written: str) -> None:
    report = read_report(RUSSIAN.format(said).encode(written))
    assert report.claims[0].text == "Орлова была задержана в Заречном."
    assert report.claims[0].language == "ru"


@pytest.mark.parametrize("page", ["<html></html>", "<p> </p>", "<!-- x --><html><script>1</script></html>"])
def test_a_page_without_words_is_said_to_be_empty(page: str) -> None:
    with pytest.raises(ReportUnreadable, match="empty"):
        read_report(page.encode())


HOSTILE = {
    "deep": ("<div>" * 20_000 + "deep", "the report is nested too deeply to be read; give its text"),
    "many attributes": ("<p " + " ".join(f"a{n}=1" for n in range(5_000)) + ">words</p>", "0 citations"),
    "nul": ("<p>nul\0byte</p>", "0 citations"),
    "a long text": ("<p>" + "word " * 200_000, "0 citations"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_pages_end_in_a_ledger_or_in_one_line(case: str) -> None:
    page, end = HOSTILE[case]
    assert outcome(page.encode()) == end


def outcome(data: bytes) -> str:
    try:
        return f"{len(read_report(data).citations)} citations"
    except ReportUnreadable as error:
        return str(error)
