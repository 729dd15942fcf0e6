#!/usr/bin/env python3
"""Makes the samples that programs make: needs LibreOffice and Python alone.

Run in this folder; then `UPDATE=1 cargo test --test import`, and look at the diff.
"""

import csv
import email.message
import email.policy
import email.utils
import gzip
import html
import json
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent

HEADLINE = "Lock gates at Ostrel were opened by hand, crew says"
BYLINE = "By Tamsin Rook and Odo Lind"
PARAGRAPHS = [
    "OSTREL, Feb. 18 — The lower gates of the Ostrel lock were opened by hand on the night two "
    "barges sank, three members of the lock crew told the Mercury. The canal authority had said "
    "that the gates opened by themselves.",
    "“We had the order from the control room, and we turned the wheels,” one of the three said. "
    "“Nobody asked whether the basin was empty.”",
    "A spokesman for the authority, Perrin Vale, denied that any order had been given. He said "
    "that he was not aware of a conversation between the control room and the crew, and that the "
    "record of that night was with the investigators.",
    "Fourteen people were aboard the two barges, according to the harbour office. All of them "
    "were brought ashore, and four were still in hospital on Tuesday.",
    "Начальник порта сказал, что ничего не знает о приказе. المتحدث نفى صدور أي أمر.",
    "The investigators did not answer questions. Their report is expected in May.",
]
SECOND = "Canal authority: no order was given at Ostrel"
SECOND_PARAGRAPHS = [
    "The canal authority said on Wednesday that no order to open the gates of the Ostrel lock had "
    "been given. It called the reports of three crew members “a misunderstanding”.",
    "The authority’s statement did not say who had turned the wheels. A union of lock crews said "
    "that it stood by its members, and that their word had been written down the same night.",
]


def page(parts):
    """A page of headlines and paragraphs, for LibreOffice to read."""
    body = "".join(
        f"<h1>{html.escape(headline)}</h1>" + "".join(f"<p>{html.escape(it)}</p>" for it in texts)
        for headline, texts in parts
    )
    return (
        '<html lang="en"><head><meta charset="utf-8">'
        f"<title>{html.escape(parts[0][0])}</title></head><body>{body}</body></html>"
    )


def convert(source, name, source_kind="html"):
    """Lets LibreOffice save a file in another format."""
    kind = Path(name).suffix[1:]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{Path(name).stem}.{source_kind}"
        path.write_text(source, encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        reader = {"html": "HTML (StarWriter)", "fodt": "OpenDocument Text Flat XML"}[source_kind]
        command = ["soffice", profile, "--headless", f"--infilter={reader}"]
        command += ["--convert-to", kind, "--outdir", folder, str(path)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        (HERE / name).write_bytes((Path(folder) / name).read_bytes())


def documents():
    article = [(HEADLINE, [BYLINE, *PARAGRAPHS])]
    for name in ["report.docx", "report.odt", "report.rtf"]:
        convert(page(article), name)
    both = [*article, (SECOND, SECOND_PARAGRAPHS)]
    convert(page(both), "paper.epub")
    convert(page(article), "report.pdf")
    convert(printed(), "columns.pdf", "fodt")


def printed():
    """A page in two columns with a head and a foot, divided words among its lines."""
    fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    name = "urn:oasis:names:tc:opendocument:xmlns:"
    texts = [BYLINE, *PARAGRAPHS, *SECOND_PARAGRAPHS, *PARAGRAPHS[::-1]]
    body = "".join(f'<t:p t:style-name="B">{html.escape(text)}</t:p>' for text in texts)
    text_style = 'fo:font-size="11pt" fo:language="en" fo:country="US" fo:hyphenate="true"'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<o:document xmlns:o="{name}office:1.0" xmlns:s="{name}style:1.0" xmlns:t="{name}text:1.0"
 xmlns:fo="{fo}" o:version="1.3" o:mimetype="application/vnd.oasis.opendocument.text">
<o:styles><s:style s:name="H" s:family="paragraph"><s:text-properties fo:font-size="20pt"/></s:style>
<s:style s:name="B" s:family="paragraph">
<s:paragraph-properties fo:margin-bottom="0.25cm" fo:text-align="justify"/>
<s:text-properties {text_style}/></s:style></o:styles>
<o:automatic-styles><s:style s:name="S" s:family="section"><s:section-properties>
<s:columns fo:column-count="2" fo:column-gap="0.8cm"/></s:section-properties></s:style>
<s:page-layout s:name="L"><s:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm"
 fo:margin="1.5cm"/><s:header-style><s:header-footer-properties fo:margin-bottom="0.5cm"/>
</s:header-style><s:footer-style><s:header-footer-properties fo:margin-top="0.5cm"/>
</s:footer-style></s:page-layout></o:automatic-styles>
<o:master-styles><s:master-page s:name="Standard" s:page-layout-name="L">
<s:header><t:p>The Ostrel Mercury — 18 February 2025</t:p></s:header>
<s:footer><t:p>Page <t:page-number/></t:p></s:footer></s:master-page></o:master-styles>
<o:body><o:text><t:p t:style-name="H">{html.escape(HEADLINE)}</t:p>
<t:section t:style-name="S" t:name="a">{body}</t:section></o:text></o:body></o:document>"""


def write_mail(name, message):
    """Writes a mail with boundaries that do not change from run to run."""
    for nth, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"part-{nth}-of-{Path(name).stem}")
    (HERE / name).write_bytes(message.as_bytes(policy=email.policy.SMTP))


def mails():
    message = email.message.EmailMessage()
    message["From"] = "Ida Korn <ida.korn@desk.example>"
    message["To"] = "desk@desk.example"
    message["Subject"] = "Fwd: " + HEADLINE
    message["Date"] = "Wed, 19 Feb 2025 08:15:00 +0100"
    message["Message-ID"] = "<1@desk.example>"
    forwarded = [
        "For the file.",
        "",
        "---------- Forwarded message ---------",
        "From: Norlund Wire <wire@norlund.example>",
        "Date: Tue, 18 Feb 2025 21:52:00 +0300",
        f"Subject: {HEADLINE}",
        "To: <ida.korn@desk.example>",
        "",
        "",
        "\n\n".join(PARAGRAPHS),
    ]
    message.set_content("\n".join(forwarded), cte="quoted-printable")
    message.add_attachment(
        page([(SECOND, SECOND_PARAGRAPHS)]).encode(), maintype="text", subtype="html",
        filename="statement.html",
    )
    message.add_attachment(
        (HERE / "report.docx").read_bytes(), maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="report.docx",
    )
    write_mail("forwarded.eml", message)

    saved = email.message.EmailMessage()
    saved["From"] = "<Saved by Blink>"
    saved["Snapshot-Content-Location"] = "https://mercury.example/ostrel/lock-gates"
    saved["Subject"] = HEADLINE
    saved["Date"] = "Wed, 19 Feb 2025 07:00:00 -0000"
    saved.set_content(
        (HERE / "page.html").read_text(encoding="utf-8"), subtype="html", cte="quoted-printable"
    )
    saved.add_related(b"body { color: black }", maintype="text", subtype="css", cid="<css-1@m>")
    write_mail("page.mhtml", saved)


STORIES = [
    (HEADLINE, PARAGRAPHS, "2025-02-18T21:40:00+03:00"),
    (SECOND, SECOND_PARAGRAPHS, "2025-02-19T11:00:00+03:00"),
]


def add(parent, name, text="", /, **attributes):
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = text
    return element


def write_xml(name, root):
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(HERE / name, "utf-8", xml_declaration=True)


def feeds():
    rss = ElementTree.Element("rss", version="2.0")
    channel = add(rss, "channel")
    add(channel, "title", "The Ostrel Mercury")
    add(channel, "link", "https://mercury.example/")
    add(channel, "language", "en")
    for nth, (headline, texts, time) in enumerate(STORIES, 1):
        item = add(channel, "item")
        add(item, "title", headline)
        add(item, "link", f"https://mercury.example/ostrel/{nth}")
        add(item, "pubDate", email.utils.format_datetime(datetime.fromisoformat(time)))
        add(item, "{http://purl.org/dc/elements/1.1/}creator", "Tamsin Rook")
        add(item, "description", texts[0])
        full = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
        if nth == 1:
            add(item, "{http://purl.org/rss/1.0/modules/content/}encoded", full)
    write_xml("mercury.rss", rss)


def agencies():
    """As the standards of the IPTC write it."""
    nitf = ElementTree.Element("nitf")
    head = add(nitf, "head")
    add(head, "title", HEADLINE)
    data = add(head, "docdata")
    add(data, "date.issue", norm="20250218T214000+0300")
    add(data, "doc.copyright", holder="Norlund Wire")
    add(head, "pubdata", name="The Ostrel Mercury")
    body = add(nitf, "body")
    body_head = add(body, "body.head")
    add(add(body_head, "hedline"), "hl1", HEADLINE)
    add(body_head, "byline", BYLINE)
    add(add(body_head, "dateline"), "location", "OSTREL")
    content = add(body, "body.content")
    for text in PARAGRAPHS:
        add(content, "p", text)
    write_xml("lock.nitf", nitf)

    ns = "{http://iptc.org/std/nar/2006-10-01/}"
    message = ElementTree.Element(ns + "newsMessage")
    items = add(message, ns + "itemSet")
    for headline, texts, time in STORIES:
        item = add(items, ns + "newsItem", guid="urn:newsml:norlund.example:1")
        meta = add(item, ns + "itemMeta")
        add(add(meta, ns + "provider"), ns + "name", "Norlund Wire")
        add(meta, ns + "versionCreated", time)
        meta = add(item, ns + "contentMeta")
        add(meta, ns + "headline", headline)
        add(meta, ns + "by", "Tamsin Rook")
        add(add(meta, ns + "located"), ns + "name", "Ostrel")
        add(meta, ns + "language", tag="en")
        inline = add(add(item, ns + "contentSet"), ns + "inlineXML")
        xhtml = "{http://www.w3.org/1999/xhtml}"
        body = add(add(inline, xhtml + "html"), xhtml + "body")
        for text in texts:
            add(body, xhtml + "p", text)
    write_xml("lock.xml", message)

    ninjs = {
        "uri": "urn:newsml:norlund.example:1",
        "type": "text",
        "versioncreated": STORIES[0][2],
        "headline": HEADLINE,
        "byline": BYLINE,
        "located": "Ostrel",
        "language": "en",
        "infosource": [{"name": "Norlund Wire"}],
        "body_xhtml": "".join(f"<p>{html.escape(text)}</p>" for text in PARAGRAPHS),
    }
    (HERE / "lock.json").write_text(json.dumps(ninjs, ensure_ascii=False), encoding="utf-8")


def bundles():
    """Exports of press databases, as they lay them out."""
    days = ["February 18, 2025 Tuesday", "February 19, 2025 Wednesday"]
    nexis = [f"Documents ({len(STORIES)})", *(f"{nth}. {it[0]}" for nth, it in enumerate(STORIES, 1))]
    text = ""
    for nth, ((headline, texts, _), day) in enumerate(zip(STORIES, days), 1):
        nexis += [headline, "The Ostrel Mercury", day, "Copyright 2025 The Ostrel Mercury",
                  "Section: NEWS; Pg. 3", f"Length:\u00a0{len(texts) * 30} words",
                  "Byline:\u00a0Tamsin Rook", "Body", *texts, "Load-Date: February 20, 2025",
                  "End of Document"]
        lines = [f"{nth} of {len(STORIES)} DOCUMENTS", "The Ostrel Mercury", day, headline,
                 "BYLINE: Tamsin Rook", "SECTION: NEWS; Pg. 3", "LENGTH: 120 words", *texts,
                 "LOAD-DATE: February 20, 2025", "LANGUAGE: ENGLISH",
                 "Copyright 2025 The Ostrel Mercury"]
        text += "\n\n".join(line.center(72) if line == lines[0] else line for line in lines) + "\n\n\n"
    (HERE / "nexis.txt").write_text(text, encoding="utf-8")
    body = "".join(f"<p>{html.escape(line)}</p>" for line in nexis)
    convert(f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>', "nexis.docx")

    factiva = ""
    for nth, (headline, texts, time) in enumerate(STORIES, 1):
        day = datetime.fromisoformat(time).strftime("%-d %B %Y")
        lines = ["News", headline, "By Tamsin Rook", f"{len(texts) * 30} words", day, "21:40",
                 "Norlund Wire", "NORLND", "English", "(c) 2025 Norlund Wire", *texts,
                 f"Document NORLND0020250218EL2I0000{nth}"]
        factiva += "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    convert(f'<html><head><meta charset="utf-8"></head><body>{factiva}</body></html>', "factiva.rtf")


def tables():
    rows = [
        {"id": nth, "title": headline, "source": "The Ostrel Mercury", "published_at": time,
         "url": f"https://mercury.example/ostrel/{nth}", "text": "\n\n".join(texts)}
        for nth, (headline, texts, time) in enumerate(STORIES, 1)
    ]
    with open(HERE / "rows.csv", "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (HERE / "rows.jsonl").write_text(lines, encoding="utf-8")


def archive():
    """A web archive as crawlers write it: a record a member, bodies packed."""
    def record(kind, content, extra=""):
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2025-02-19T07:00:00Z\r\n{extra}"
        head += f"Content-Length: {len(content)}\r\n\r\n"
        return gzip.compress(head.encode() + content + b"\r\n\r\n", mtime=0)

    body = gzip.compress((HERE / "page.html").read_bytes(), mtime=0)
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    http += f"Content-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    style = b"HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\nbody { color: black }"
    uri = "WARC-Target-URI: https://mercury.example/ostrel/1?ref=feed\r\n"
    records = record("warcinfo", b"software: none\r\n") + record("response", style, uri)
    records += record("response", http.encode() + body, uri)
    (HERE / "crawl.warc.gz").write_bytes(records)


if __name__ == "__main__":
    documents()
    mails()
    feeds()
    agencies()
    bundles()
    tables()
    archive()
