"""Makes docs/images/site.png, the picture of the site in README.md: a desk and a phone beside each other.

    python tools/site_picture.py

Needs Chromium, playwright (group ci) and Pillow. The club is made on the spot, around the sample paper's session.
"""

from __future__ import annotations

import datetime as dt
import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

from journalclub.club.folder import Club
from journalclub.publishing.publish import publish

ROOT = Path(__file__).parents[1]
NOW = dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC)
DESK, PHONE = (1120, 920), (390, 920)  # CSS pixels
GAP, MARGIN, GROUND = 40, 40, (214, 220, 224)
SETTINGS = """\
club:
  name: Vision reading group
  timezone: Europe/Amsterdam
  start: "17:00"
  place: Room 3.01 and online
  also_shown: [Asia/Tokyo]
papers: []
"""
OTHERS = {
    "2027-02-01": (
        "scheduled",
        "2103.14030",
        "Swin Transformer: Hierarchical Vision Transformers",
    ),
    "2027-02-15": ("cancelled", "2006.11239", "Denoising Diffusion Probabilistic Models"),
    "2026-12-07": (
        "held",
        "2010.11929",
        "An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale",
    ),
    "2026-11-23": ("held", "1706.03762", "Attention Is All You Need"),
    "2026-11-09": ("held", "1512.03385", "Deep Residual Learning for Image Recognition"),
}
SESSION = """\
date: {day}
status: {status}
presenters: [presenter {number}]
papers:
  - id: {paper}
    title: "{title}"
links:
  - kind: slides
    url: https://example.org/slides
"""


def make_club(folder: Path) -> Club:
    """The sample paper's session among some others."""
    (folder / "sessions").mkdir(parents=True)
    (folder / "papers.yaml").write_text(SETTINGS, encoding="utf-8")
    sample = next((ROOT / "sessions").iterdir())
    shutil.copytree(sample, folder / "sessions" / sample.name)
    for number, (day, (status, paper, title)) in enumerate(OTHERS.items(), 2):
        made = folder / "sessions" / f"{day}-{number}"
        made.mkdir()
        text = SESSION.format(day=day, status=status, paper=paper, title=title, number=number)
        (made / "session.yaml").write_text(text, encoding="utf-8")
    return Club(folder)


def screenshot(browser: Browser, page: Path, size: tuple[int, int], scheme: str) -> Image.Image:
    """What a window of that size shows."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(page.as_uri())
    opened.wait_for_timeout(300)  # pictures
    return Image.open(io.BytesIO(opened.screenshot())).convert("RGB")


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        club = make_club(Path(scratch, "club"))
        publish(club, NOW)
        site = club.root / "site"
        session = next(p for p in (site / "sessions").iterdir() if (p / "figures").is_dir()) / "index.html"
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        windows = [
            screenshot(browser, site / "index.html", DESK, "light"),
            screenshot(browser, session, PHONE, "dark"),
        ]
        browser.close()
    width = sum(w.width for w in windows) + GAP + 2 * MARGIN
    whole = Image.new("RGB", (width, DESK[1] + 2 * MARGIN), GROUND)
    draw, left = ImageDraw.Draw(whole), MARGIN
    for window in windows:
        draw.rectangle(
            (left - 1, MARGIN - 1, left + window.width, MARGIN + window.height), outline=(150, 160, 168)
        )
        whole.paste(window, (left, MARGIN))
        left += window.width + GAP
    whole.quantize(160).save(ROOT / "docs" / "images" / "site.png", optimize=True)


if __name__ == "__main__":
    main()
