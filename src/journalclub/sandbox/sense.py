"""What was read with all that outline/ finds in its text: the one place where both meet. Not: the processes. Pure."""

from __future__ import annotations

from dataclasses import replace

from journalclub.models.paper import Manuscript, Reading
from journalclub.outline.claims import unfound_numbers
from journalclub.outline.glossary import acronyms
from journalclub.outline.notation import symbols
from journalclub.outline.outline import make_outline
from journalclub.outline.telling import tell
from journalclub.reading.crop_names import with_files
from journalclub.reading.mentions import mentioned


def understood(manuscript: Manuscript) -> Reading:
    """The reading with outline, glossary, claimed numbers, and its figures' and equations' sentences and file names."""
    read = tell(manuscript, mentioned)
    figures, equations = with_files(read.figures, read.equations)
    return replace(
        read,
        outline=make_outline(manuscript),
        figures=figures,
        equations=equations,
        terms=(*acronyms(manuscript.passages), *symbols(manuscript.passages)),
        unfound=unfound_numbers(manuscript),
    )
