"""What the reading process has said of one paper so far, and what it still owes. Not: talking to it (reader.py)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from journalclub.sandbox.messages import (
    AnswerKind,
    CropRequest,
    ReadRequest,
    crop_key,
    decode_number,
    decode_sentence,
    vector_key,
)

if TYPE_CHECKING:
    from journalclub.models.evidence import PaperText
    from journalclub.models.paper import Reading

_LEFT_OUT = " was left out:"


@dataclass
class Heard:
    """What one paper has given so far, over all attempts."""

    pages: int = 0
    reading: Reading | None = None
    text: PaperText | None = None
    crops: dict[str, str] = field(default_factory=dict)  # crop_key to file
    vectors: dict[str, list[str]] = field(default_factory=dict)  # vector_key to files
    warnings: list[str] = field(default_factory=list)

    def take(self, kind: AnswerKind, body: bytes) -> None:
        """Keep what the process said; raises ValueError or RecursionError when it may not say that."""
        if kind == "pages":
            self.pages = decode_number(body)
            return
        if kind == "warning":
            self.warnings.append(decode_sentence(body))
            return
        from journalclub.sandbox.typed import decode_crop, decode_reading, decode_text, decode_vector

        if kind == "reading":
            self.reading = decode_reading(body)
        elif kind == "text":
            self.text = decode_text(body)
            self.reading = self.text.reading
        elif kind == "crop":
            key, file = decode_crop(body)
            self.crops[key] = file
        elif kind == "vector":
            key, files = decode_vector(body)
            self.vectors[key] = files

    def left_out(self) -> set[str]:
        """The keys of pictures, and the pages, that were given up."""
        return {w.split(_LEFT_OUT)[0] for w in self.warnings if _LEFT_OUT in w}

    def missing(self, request: ReadRequest, reading: Reading, given_up: set[str], room: int) -> CropRequest:
        """What has still to be cut out, into what is left of `room` (bytes)."""
        out = request.out or ""
        done = self.crops.keys() | self.vectors.keys() | given_up
        made = [*self.crops.values(), *(file for files in self.vectors.values() for file in files)]
        return CropRequest(
            request.pdf,
            out,
            tuple(f for f in reading.figures if crop_key(f) not in done),
            tuple(e for e in reading.equations if crop_key(e) not in done),
            tuple(f for f in reading.figures if request.vector and vector_key(f) not in done),
            room - sum(_size(Path(out, file)) for file in made),
        )

    def with_crops(self, reading: Reading) -> Reading:
        """The reading with the files of its crops and all warnings."""
        figures = []
        for figure in reading.figures:
            files = self.vectors.get(vector_key(figure), ())
            pdf, svg = (next((f for f in files if f.endswith(e)), None) for e in (".pdf", ".svg"))
            figures.append(replace(figure, file=self.crops.get(crop_key(figure)), pdf=pdf, svg=svg))
        equations = tuple(replace(e, file=self.crops.get(crop_key(e))) for e in reading.equations)
        return replace(
            reading,
            figures=tuple(figures),
            equations=equations,
            warnings=(*reading.warnings, *self.warnings),
        )


def _size(path: Path) -> int:
    """Bytes of a file; 0 when it is not there, as the process may have lied."""
    return path.stat().st_size if path.is_file() else 0
