"""WeasyPrint: HTML and CSS Paged Media. Warm state: one FontConfiguration, the parsed style is rebuilt per document.
BENCH_UA=1 asks for PDF/UA-1."""

from common import fonts, html_doc, load

NAME = "weasyprint"


class Peer:
    def __init__(self):
        import os

        from weasyprint import HTML
        from weasyprint.text.fonts import FontConfiguration

        self.kw = dict(pdf_variant="pdf/ua-1") if os.environ.get("BENCH_UA") else {}
        self.HTML, self.FC = HTML, FontConfiguration
        self.d, self.f, self.fc = load(), fonts(), FontConfiguration()

    def render(self, patient):
        return self.HTML(string=html_doc(self.d, patient, self.f), base_url=self.d["dir"]).write_pdf(font_config=self.fc, **self.kw)
