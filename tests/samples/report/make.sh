#!/bin/sh
# Makes the example report in every format with the tools that people use: pandoc, LibreOffice, Chromium (Debian).
# Run by hand when report.md changes; what it makes is committed.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pandoc report.md -t plain --wrap=none -o report.txt
pandoc report.md -s -t html5 --metadata lang=en --metadata "pagetitle=Zarechny region, March 2024" -o report.html
pandoc report.md -t docx -o report.docx
soffice --headless "-env:UserInstallation=file://$work/office" --convert-to pdf --outdir "$work" report.docx >/dev/null
cp "$work/report.pdf" report.pdf
soffice --headless "-env:UserInstallation=file://$work/office" --convert-to html --outdir "$work" report.docx >/dev/null
cp "$work/report.html" libreoffice.html
soffice --headless "-env:UserInstallation=file://$work/office" --convert-to odt --outdir "$work" report.docx >/dev/null
soffice --headless "-env:UserInstallation=file://$work/office" --convert-to docx --outdir "$work" "$work/report.odt" >/dev/null
cp "$work/report.docx" libreoffice.docx
cp report.html "$work/page.html"
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf-no-header \
    "--user-data-dir=$work/chromium" "--print-to-pdf=chromium.pdf" "$work/page.html" >/dev/null 2>&1
