#!/usr/bin/env python3
"""Write our slide masters, src/journalclub/templates/presenter.pptx and presenter-dark.pptx. Same bytes every time.

    python tools/make_master.py [--check]

The geometry comes from journalclub.decks.layout, so that what is measured and what is drawn agree; the colours and
type are decided here. `--check` writes nothing and fails when a file in the tree is not what this script makes.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from journalclub.decks import layout  # noqa: E402
from journalclub.decks.layout import LAYOUTS, Area, Layout  # noqa: E402
from journalclub.decks.master import MASTERS  # noqa: E402
from journalclub.models.session import Theme  # noqa: E402

FOLDER = ROOT / "src/journalclub/templates"
NAMES: dict[Theme, str] = {"light": "Journal club", "dark": "Journal club, dark"}
FONT = "Arial"


# One accent, calm: ink and muted for text, paper and mist for grounds, the others for charts a presenter may add.
class Palette(NamedTuple):
    """The colours of a theme, as RRGGBB; on its ground every text has a contrast of 4.5 to 1 at least."""

    dark: str  # text on light, ground on dark
    light: str
    dark2: str  # quiet text on light, second ground on dark
    light2: str
    accents: tuple[str, ...]


PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        "1B2733", "FFFFFF", "566573", "EEF3F6", ("0B6E8A", "C2571A", "5B7F2B", "7A4E9C", "B3892B", "47606E")
    ),
    "dark": Palette(
        "10181F", "F2F5F7", "1D2A34", "A9B8C4", ("4FC3E0", "F09A5E", "A6CC6B", "C79BE8", "E5BE62", "9DB6C4")
    ),
}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.presentationml"
GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
GROUNDS: dict[Theme, str] = {
    "light": 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"',
    "dark": 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"',
}
ACCENT_MAP = (
    'accent1="accent1" accent2="accent2" accent3="accent3"'
    ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
AGENDA_TAB = 560.0  # where the agenda's minutes end, in points
NO_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'


def emu(points: float) -> int:
    return round(points * 12700)


def xfrm(area: Area) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(area.x)}" y="{emu(area.y)}"/>'
        f'<a:ext cx="{emu(area.width)}" cy="{emu(area.height)}"/></a:xfrm>'
    )


def rectangle(number: int, name: str, area: Area, colour: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{xfrm(area)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def placeholder(
    number: int,
    name: str,
    kind: str,
    area: Area | None,
    prompt: str,
    body: str = "",
    style: str = "",
    text: str = "",
) -> str:
    """One placeholder; `kind` holds the attributes of p:ph, `body` those of a:bodyPr, `style` its list styles."""
    shape = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    geometry = f"<p:spPr>{xfrm(area)}{shape}</p:spPr>" if area else "<p:spPr/>"
    run = text or f'<a:r><a:rPr lang="en-GB"/><a:t>{escape(prompt)}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>{geometry}"
        f"<p:txBody><a:bodyPr {body}><a:normAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle>"
        f'<a:p>{run}<a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def fill(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def level(
    number: int,
    size: float,
    colour: str,
    *,
    mark: bool,
    bold: bool = False,
    gap: float = 0,
    align: str = "l",
    tab: float | None = None,
) -> str:
    """A paragraph level: `mark` puts our square before it, `gap` is the space before it and `tab` a right tab, in points."""
    indent = emu(layout.INDENT)
    left = (number - 1) * indent + (indent if mark else 0)
    bullet = (
        '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buSzPct val="60000"/><a:buFont typeface="Arial"/><a:buChar char="■"/>'
        if mark
        else "<a:buNone/>"
    )
    tabs = f'<a:tabLst><a:tab pos="{emu(tab)}" algn="r"/></a:tabLst>' if tab else ""
    return (
        f'<a:lvl{number}pPr marL="{left}" indent="{-indent if mark else 0}" algn="{align}" defTabSz="914400" rtl="0" eaLnBrk="1"'
        f' latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(gap * 100)}"/></a:spcBef>{bullet}{tabs}'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" kern="1200">{fill(colour)}'
        f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
    )


def levels(size: float, gap: float, *, mark: bool = True, colour: str = "tx1", align: str = "l") -> str:
    """Three levels, none smaller than the least size."""
    return "".join(
        level(n, max(layout.LEAST_SIZE, size - 2 * (n - 1)), colour, mark=mark, gap=gap, align=align)
        for n in (1, 2, 3)
    )


def master_xml(theme: Theme) -> str:
    text = LAYOUTS["text"]
    shapes = (
        placeholder(2, "Title", 'type="title"', text.title, "Title", f'vert="horz" {NO_INSETS} anchor="ctr"')
        + placeholder(3, "Text", 'type="body" idx="1"', text.body, "Text", f'vert="horz" {NO_INSETS}')
        + footer(4)
        + number(5)
    )
    title = (
        '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{round(layout.TITLE_SIZE * 100)}" b="1" kern="1200">{fill("tx1")}'
        '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr>'
    )
    other = level(1, layout.LEAST_SIZE, "tx1", mark=False)
    layouts = "".join(
        f'<p:sldLayoutId id="{2147483649 + i}" r:id="rId{i + 1}"/>' for i in range(len(layout.designs()))
    )
    return (
        f"{HEAD}<p:sldMaster {NS}><p:cSld><p:bg><p:bgPr>{fill('bg1')}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>"
        f'<p:clrMap {GROUNDS[theme]} {ACCENT_MAP}/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>'
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels(layout.BODY_SIZE, layout.PARAGRAPH_GAP)}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def footer(shape: int) -> str:
    """The agenda line."""
    return placeholder(
        shape,
        "Agenda line",
        'type="ftr" sz="quarter" idx="11"',
        layout.FOOTER,
        "Where we are",
        f'vert="horz" wrap="none" {NO_INSETS} anchor="ctr"',
        level(1, layout.LEAST_SIZE, "tx2", mark=False),
    )


def number(shape: int) -> str:
    return placeholder(
        shape,
        "Slide number",
        'type="sldNum" sz="quarter" idx="12"',
        layout.NUMBER,
        "",
        f'vert="horz" wrap="none" {NO_INSETS} anchor="ctr"',
        level(1, layout.LEAST_SIZE, "tx2", mark=False, align="r"),
        text='<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>',
    )


def layout_xml(kind: str, design: Layout) -> str:
    cover = kind == "cover"
    shapes = decoration(kind)
    title_style = level(1, 40, "tx1", mark=False, bold=True) if cover else ""
    shapes += placeholder(
        2,
        "Title",
        'type="ctrTitle"' if cover else 'type="title"',
        design.title,
        "Title",
        f'{NO_INSETS} anchor="{"b" if cover else "ctr"}"',
        title_style,
    )
    if design.picture is not None:
        shapes += placeholder(
            3,
            "Picture",
            'type="pic" idx="13"',
            design.picture,
            "Picture",
            NO_INSETS,
            level(1, 18, "tx2", mark=False),
        )
    if design.caption is not None:
        align = "l" if kind == "figure tall" else "ctr"
        style = level(1, layout.CAPTION_SIZE, "tx2", mark=False, align=align)
        anchor = f'{NO_INSETS} anchor="{"b" if kind == "figure tall" else "t"}"'
        shapes += placeholder(
            4,
            "Caption",
            'type="body" sz="quarter" idx="14"',
            design.caption,
            "Figure, page: caption",
            anchor,
            style,
        )
    if design.body is not None:
        style = levels(
            design.body_size, design.gap, mark=bool(design.indent), colour="tx2" if cover else "tx1"
        )
        if kind == "agenda":
            style = level(
                1, design.body_size, "tx1", mark=bool(design.indent), gap=design.gap, tab=AGENDA_TAB
            )
        phrase = 'type="subTitle" idx="1"' if cover else 'type="body" idx="1"'
        anchor = f'{NO_INSETS} anchor="ctr"' if design.middle else NO_INSETS
        shapes += placeholder(5, "Text", phrase, design.body, "Text", anchor, style)
    if design.footer:
        shapes += footer(6) + number(7)
    show = "" if not cover else ' showMasterSp="0"'
    kind_attribute = ' type="title"' if cover else ""
    return (
        f'{HEAD}<p:sldLayout {NS}{kind_attribute} preserve="1" userDrawn="1"{show}><p:cSld name="{design.name}">'
        f"{background(kind)}<p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def background(kind: str) -> str:
    if kind in {"cover", "discussion"}:
        return f"<p:bg><p:bgPr>{fill('bg2')}<a:effectLst/></p:bgPr></p:bg>"
    return ""


def decoration(kind: str) -> str:
    if kind == "cover":
        return rectangle(20, "Accent", Area(0, 0, 16, layout.HEIGHT), "accent1")
    return rectangle(20, "Accent", Area(0, 0, layout.WIDTH, 6), "accent1")


def theme_xml(name: str, palette: Palette) -> str:
    accents = palette.accents
    colours = [("dk1", palette.dark), ("lt1", palette.light), ("dk2", palette.dark2), ("lt2", palette.light2)]
    colours += [(f"accent{i}", c) for i, c in enumerate(accents, 1)]
    colours += [("hlink", accents[0]), ("folHlink", accents[5])]
    scheme = "".join(f'<a:{n}><a:srgbClr val="{c}"/></a:{n}>' for n, c in colours)
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{solid}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{name}"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def notes_master_xml() -> str:
    picture = Area(38, 60, 464, 261)
    text = Area(38, 345, 464, 400)
    shapes = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{xfrm(picture)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:noFill/><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>'
        + placeholder(3, "Notes", 'type="body" sz="quarter" idx="3"', text, "Notes")
    )
    style = "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * 228600}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:defRPr sz="1200" kern="1200">{fill("tx1")}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
        for n in (1, 2, 3)
    )
    return (
        f"{HEAD}<p:notesMaster {NS}><p:cSld><p:bg><p:bgPr>{fill('bg1')}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMap {GROUNDS['light']} {ACCENT_MAP}/><p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
    )


def presentation_xml() -> str:
    return (
        f'{HEAD}<p:presentation {NS} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(layout.WIDTH)}" cy="{emu(layout.HEIGHT)}"/><p:notesSz cx="6858000" cy="9906000"/>'
        f"<p:defaultTextStyle>{level(1, layout.LEAST_SIZE, 'tx1', mark=False)}</p:defaultTextStyle></p:presentation>"
    )


def relations(*targets: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="rId{i}" Type="{kind if kind.startswith("http") else f"{REL}/{kind}"}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def content_types(layouts: int) -> str:
    overrides = [
        ("/ppt/presentation.xml", f"{MAIN}.presentation.main+xml"),
        ("/ppt/slideMasters/slideMaster1.xml", f"{MAIN}.slideMaster+xml"),
        *(
            (f"/ppt/slideLayouts/slideLayout{i}.xml", f"{MAIN}.slideLayout+xml")
            for i in range(1, layouts + 1)
        ),
        ("/ppt/notesMasters/notesMaster1.xml", f"{MAIN}.notesMaster+xml"),
        ("/ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("/ppt/theme/theme2.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    items = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
    )


def core_xml() -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>journalclub slide master</dc:title>'
        '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
    )


def parts(theme: Theme) -> dict[str, str]:
    """Every part of a theme's package by its name."""
    count = len(layout.designs())
    made = {
        "[Content_Types].xml": content_types(count),
        "_rels/.rels": relations(
            ("officeDocument", "ppt/presentation.xml"),
            (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": core_xml(),
        "ppt/presentation.xml": presentation_xml(),
        "ppt/_rels/presentation.xml.rels": relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("theme", "theme/theme1.xml"),
        ),
        "ppt/slideMasters/slideMaster1.xml": master_xml(theme),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i in range(1, count + 1)),
            ("theme", "../theme/theme1.xml"),
        ),
        "ppt/notesMasters/notesMaster1.xml": notes_master_xml(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations(("theme", "../theme/theme2.xml")),
        "ppt/theme/theme1.xml": theme_xml(NAMES[theme], PALETTES[theme]),
        "ppt/theme/theme2.xml": theme_xml("Journal club notes", PALETTES["light"]),
    }
    for index, (kind, design) in enumerate(layout.designs().items(), 1):
        made[f"ppt/slideLayouts/slideLayout{index}.xml"] = layout_xml(kind, design)
        made[f"ppt/slideLayouts/_rels/slideLayout{index}.xml.rels"] = relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return made


def package(theme: Theme) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts(theme).items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode())
    return buffer.getvalue()


def main() -> int:
    for theme, name in MASTERS.items():
        target = FOLDER / name
        if "--check" in sys.argv:
            with zipfile.ZipFile(target) as archive:
                now = {name: archive.read(name).decode() for name in archive.namelist()}
            if now != parts(theme):
                print(f"{name} is not what tools/make_master.py makes; run it.", file=sys.stderr)
                return 1
            continue
        target.write_bytes(package(theme))
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes, {len(layout.designs())} layouts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
