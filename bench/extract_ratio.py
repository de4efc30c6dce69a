"""`jc extract --json` against a bare pass of PyMuPDF over the same file, whole processes, in turn.

    python -m bench.extract_ratio PAPERS [--rounds 3] [--layout]

The bare pass imports PyMuPDF without its layout package, opens the file, and takes `get_text("dict")` and
`get_bboxlog()` of each page. With crops, the bare work is that and, above it, rendering and encoding the regions
that `jc extract` found, as sharply as it drew them: at 200 dpi, more where the paper's image has more. Printed per
paper: seconds, and the two ratios with their limits. With --layout, pymupdf4llm, which comes with PyMuPDF 2.0 and
reads pages with a layout model, is timed beside them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.timing import JC, Command, medians, pdfs, seconds
from journalclub.reading.crops import MARGIN

TEXT_LIMIT = 1.5  # times the bare pass
CROP_LIMIT = 1.3  # times the bare rendering, on top
LEAST_SHARP = 200  # dots an inch
BARE = """
import json, sys
sys.modules["pymupdf.layout"] = sys.modules["pymupdf4llm"] = None
import pymupdf
pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)
document = pymupdf.open(sys.argv[1])
for page in document:
    page.get_text("dict")
    page.get_bboxlog()
for number, box, dpi in json.loads(sys.argv[2]):
    page = document[number - 1]
    clip = pymupdf.Rect(box) & page.rect
    if not clip.is_empty:
        page.get_pixmap(dpi=dpi, clip=clip).tobytes("png")
"""

LAYOUT = """
import sys
import pymupdf4llm
pymupdf4llm.to_markdown(sys.argv[1], show_progress=False)
"""


def regions(pdf: Path, folder: str) -> list[tuple[int, list[float], int]]:
    """Page, box and dots an inch of everything that `jc extract` draws into the folder."""
    found = json.loads(seconds(Command([JC, "extract", str(pdf), "--json", "--out", folder]))[1])
    return [
        (item["page"], item["bbox"], sharpness(Path(folder) / item["file"], item["bbox"]))
        for item in found["figures"] + found["equations"]
    ]


def sharpness(png: Path, box: list[float]) -> int:
    """Dots an inch of a picture of that box, which has a margin of a point or two that does not matter here."""
    pixels = int.from_bytes(png.read_bytes()[16:20], "big")
    return max(LEAST_SHARP, round(72 * pixels / (box[2] - box[0] + 2 * MARGIN)))


def measure(pdf: Path, rounds: int, *, layout: bool) -> dict[str, float]:
    """Median seconds of the processes."""
    with tempfile.TemporaryDirectory() as out:
        boxes = json.dumps(regions(pdf, out))
        return medians(
            {
                "bare": Command([sys.executable, "-c", BARE, str(pdf), "[]"]),
                "extract": Command([JC, "extract", str(pdf), "--json"]),
                "bare+crops": Command([sys.executable, "-c", BARE, str(pdf), boxes]),
                "extract+crops": Command([JC, "extract", str(pdf), "--json", "--out", out]),
                **({"pymupdf4llm": Command([sys.executable, "-c", LAYOUT, str(pdf)])} if layout else {}),
            },
            rounds,
        )


def ratios(taken: dict[str, float]) -> tuple[float, float]:
    """Extract over bare, and extract with crops over what it may take: both are to be at most the limit and 1."""
    rendering = max(0.0, taken["bare+crops"] - taken["bare"])
    return taken["extract"] / taken["bare"], taken["extract+crops"] / (
        TEXT_LIMIT * taken["bare"] + CROP_LIMIT * rendering
    )


def main() -> int:
    """Measure every paper and report; exits with 1 when the whole run is above a limit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("papers", nargs="+", type=Path, help="PDFs, or folders of them")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--layout", action="store_true", help="time pymupdf4llm, too")
    options = parser.parse_args()
    total: dict[str, float] = {}
    found = []
    for pdf in pdfs(options.papers):
        taken = measure(pdf, options.rounds, layout=options.layout)
        if not total:
            print(
                f"{'paper':24}"
                + "".join(f"{name:>15}" for name in taken)
                + f"{'ratio':>8}{'of crop limit':>15}"
            )
        found.append(ratios(taken))
        print(line(pdf.stem, taken, *found[-1]), flush=True)
        total = {name: total.get(name, 0) + took for name, took in taken.items()}
    text, crops = ratios(total)
    print(line("total", total, text, crops))
    print(
        f"median of the papers: {median(t for t, _ in found):.2f} and {median(c for _, c in found):.2f}; "
        f"limits: {TEXT_LIMIT} and 1"
    )
    return int(text > TEXT_LIMIT or crops > 1)


def line(name: str, taken: dict[str, float], text: float, crops: float) -> str:
    """A line of the table."""
    return f"{name:24}" + "".join(f"{took:15.3f}" for took in taken.values()) + f"{text:8.2f}{crops:15.2f}"


if __name__ == "__main__":
    sys.exit(main())
