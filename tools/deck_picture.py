#!/usr/bin/env python3
"""Put some slides of a deck side by side in one picture, for README.md. Needs LibreOffice and pdftoppm.

python tools/deck_picture.py presenter.pptx docs/images/deck.png --slides 1 2 6 7 11 14
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

WIDTH = 560  # pixels of one slide
GAP = 12
BACKGROUND = (225, 229, 233)


def draw(deck: Path, folder: Path) -> list[Path]:
    """One PNG a slide, in order."""
    office = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]
    subprocess.run(
        [*office, "--convert-to", "pdf", "--outdir", folder, deck], check=True, capture_output=True
    )
    pdf = folder / f"{deck.stem}.pdf"
    subprocess.run(
        ["pdftoppm", "-png", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1", pdf, folder / "slide"],
        check=True,
    )
    return sorted(folder.glob("slide-*.png"))


def side_by_side(pictures: list[Image.Image], columns: int) -> Image.Image:
    """The pictures in rows on a grey ground."""
    wide, tall = pictures[0].size
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (wide + GAP) + GAP, rows * (tall + GAP) + GAP), BACKGROUND)
    for place, picture in enumerate(pictures):
        sheet.paste(picture, (GAP + place % columns * (wide + GAP), GAP + place // columns * (tall + GAP)))
    return sheet


def main() -> None:
    """Draw the deck, choose the slides, write the picture."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("deck", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--slides", type=int, nargs="+", metavar="N", help="which ones, from 1 (default: the first six)"
    )
    parser.add_argument("--columns", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        drawn = draw(options.deck, Path(folder))
        chosen = [drawn[number - 1] for number in options.slides or range(1, min(6, len(drawn)) + 1)]
        sheet = side_by_side([Image.open(path).convert("RGB") for path in chosen], options.columns)
    sheet.quantize(256, kmeans=2).save(options.out, optimize=True)


if __name__ == "__main__":
    main()
