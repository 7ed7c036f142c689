"""Makes the PDF samples with LibreOffice and Chromium from texts written here. Run by hand; what it makes is committed.

Usage: python make.py (needs soffice and chromium on the path)
"""

import subprocess
import tempfile
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        *(("office", "office"), ("text", "text"), ("style", "style"), ("table", "table")),
        *(("fo", "xsl-fo-compatible"), ("draw", "drawing")),
    )
)
LAYOUT = (
    '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm"'
    ' fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm">{columns}'
    "</style:page-layout-properties><style:header-style/><style:footer-style/></style:page-layout>"
)
COLUMNS = '<style:columns fo:column-count="2" fo:column-gap="0.6cm"/>'
HEAD = (
    '<style:header><text:p text:style-name="S">Lantern Desk · Zarechny, June 2024</text:p></style:header>'
    '<style:footer><text:p text:style-name="S">Page <text:page-number/> of 9</text:p></style:footer>'
)
STYLES = (
    '<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm" {align}/>'
    '<style:text-properties fo:font-name="Liberation Serif" fo:font-size="10pt" fo:language="en" fo:country="GB"'
    ' fo:hyphenate="{hyphenate}"/></style:default-style>'
    '<style:style style:name="H" style:family="paragraph"><style:text-properties fo:font-size="16pt"'
    ' fo:font-weight="bold"/></style:style>'
    '<style:style style:name="S" style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style>'
    '<style:style style:name="N" style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style>'
    '<text:notes-configuration text:note-class="footnote" text:start-numbering-at="{anew}"'
    ' text:footnotes-position="page"/>'
    '<text:notes-configuration text:note-class="endnote" style:num-format="1" text:master-page-name="M"/>'
)

CLAIMS = (
    "On June {day}, in Zarechny, the police stopped {who} near the old market and kept the phone for two hours.",
    "{who} told the newspaper that the record was written only on June {day}, after a lawyer had come.",
    "On June {day} the court refused to hear {who}, since the complaint had been filed by post and not in person.",
    "The neighbours of {who} collected 120 signatures by June {day} and took them to the regional council.",
)
NAMES = ("Orlova D.", "Temir Qasenov", "Ivan Dolin", "Aliya Sarsen", "Gulnar Ospan", "Petrov L.")


def claim(number: int) -> str:
    return CLAIMS[number % 4].format(day=1 + number % 28, who=NAMES[number % 6])


def address(number: int) -> str:
    if number % 5 == 0:
        long = "-".join(("how", "the", "old", "market", "of", "zarechny", "was", "closed", "for", "good"))
        return (
            f"https://lantern.example/news/2024/06/{1 + number % 28:02}/{long}-and-what-came-of-it-part-{number}.html"
        )
    if number % 5 == 2:
        return f"https://evening.example/society/{4000 + number}/?page=2&order=asc"
    return f"https://brod.example/a/{7000 + number}"


def note(number: int, kind: str, link: bool) -> str:
    url = escape(address(number))
    shown = f'<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{url}">{url}</text:a>' if link else url
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{number}</text:note-citation>'
        f'<text:note-body><text:p text:style-name="N">{shown}</text:p></text:note-body></text:note>'
    )


def hyphened(words: str) -> str:
    """The words with the places where a line may break them."""
    for word in (
        "news-paper",
        "com-plaint",
        "neigh-bours",
        "sig-natures",
        "regio-nal",
        "mar-ket",
        "re-fused",
        "law-yer",
    ):
        words = words.replace(word.replace("-", ""), word.replace("-", "\u00ad"))
    return words


def document(
    count: int, kind: str = "footnote", link: bool = False, columns: bool = False, anew: str = "document"
) -> str:
    """A flat OpenDocument text: a paragraph for every three claims, each with its note."""
    styles = STYLES.format(
        align='fo:text-align="justify"' if columns else "", hyphenate=str(columns).lower(), anew=anew
    )
    layout = LAYOUT.format(columns=COLUMNS if columns else "")
    paragraphs = ['<text:p text:style-name="H">Zarechny in June 2024</text:p>']
    for first in range(1, count + 1, 3):
        words = " ".join(
            escape(hyphened(claim(n)) if columns else claim(n)) + note(n, kind, link)
            for n in range(first, min(first + 3, count + 1))
        )
        paragraphs.append(f"<text:p>{words}</text:p>")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.2"'
        f' office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>{styles}</office:styles>'
        f"<office:automatic-styles>{layout}</office:automatic-styles><office:master-styles><style:master-page"
        f' style:name="Standard" style:page-layout-name="L">{HEAD}</style:master-page><style:master-page'
        f' style:name="M" style:page-layout-name="L">{HEAD}</style:master-page></office:master-styles>'
        f"<office:body><office:text>{''.join(paragraphs)}</office:text></office:body></office:document>"
    )


LIBREOFFICE = {
    "foot.pdf": document(36),
    "linked.pdf": document(36, link=True),
    "end.pdf": document(36, kind="endnote"),
    "anew.pdf": document(24, anew="page"),
    "columns.pdf": document(36, columns=True),
}
KAZAKH = (
    "2024 жылғы {day} маусымда полиция {who} деген азаматты ұстады.",
    "{who} құқық қорғаушы арқылы шағым берді. Сот оны қараған жоқ.",
    "Сот {who} деген азаматқа 20 мың теңге айыппұл салды.",
)


def kazakh(number: int) -> str:
    return KAZAKH[number % 3].format(day=1 + number % 28, who=("Әлия Сәрсен", "Теміржан Қасенов")[number % 2])


def titled(number: int) -> str:
    """An end note with words before its address, or a bare address."""
    return f"Lantern Desk, Town life, part {number}, {address(number)}" if number % 3 else address(number)


def web_page(claims: list[str], mark: str, notes: str, style: str = "") -> str:
    """A page as people write it: a paragraph for every three claims, the notes at its end."""
    marked = [claim + mark.format(n) for n, claim in enumerate(claims, 1)]
    paragraphs = "".join(f"<p>{' '.join(marked[n : n + 3])}</p>" for n in range(0, len(marked), 3))
    head = f"<meta charset='utf-8'><title>Zarechny</title><style>{style}</style><h1>Zarechny in June 2024</h1>"
    return f"<!DOCTYPE html>{head}<div>{paragraphs}{notes}</div>"


_NUMBERS = range(1, 37)
_LIST = "<h2>Notes</h2><ol>" + "".join(f"<li>{escape(titled(n))}</li>" for n in _NUMBERS) + "</ol>"
_PARAGRAPHS = "<hr>" + "".join(f"<p class='n'>{n}. {escape(titled(n))}</p>" for n in _NUMBERS)
_TWO_COLUMNS = "div{column-count:2;font-size:10pt}.n{font-size:8pt;overflow-wrap:anywhere}"
WEB = {
    "list.pdf": web_page([claim(n) for n in _NUMBERS], "[{}]", _LIST),
    "borrowed.pdf": web_page([kazakh(n) for n in _NUMBERS], "<sup>{}</sup>", _PARAGRAPHS),
}
SCAN = '<svg width="500" height="600"><rect width="400" height="9"/><rect y="20" width="380" height="9"/></svg>'
PRINTED = {
    "printed.pdf": web_page([kazakh(n) for n in _NUMBERS], "<sup>{}</sup>", _PARAGRAPHS, _TWO_COLUMNS),
    "scan.pdf": f"<title>Scan</title>{SCAN}",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        office = ("soffice", "--headless", f"-env:UserInstallation=file://{work}/office")
        rows = [(name, text, ".fodt", "pdf") for name, text in LIBREOFFICE.items()]
        rows += [(name, text, ".html", "pdf:writer_web_pdf_Export") for name, text in WEB.items()]
        for name, text, ending, target in rows:
            source = work / name.replace(".pdf", ending)
            source.write_text(text, encoding="utf-8")
            subprocess.run([*office, "--convert-to", target, "--outdir", str(HERE), str(source)], check=True)
        chromium = ("chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--user-data-dir={work}/c")
        for name, text in PRINTED.items():
            page = work / name.replace(".pdf", ".html")
            page.write_text(text, encoding="utf-8")
            subprocess.run([*chromium, f"--print-to-pdf={HERE / name}", str(page)], check=True, capture_output=True)


if __name__ == "__main__":
    main()
