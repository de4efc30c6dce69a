"""A manuscript to all that a talk needs of it: outline, what the text tells of figures, terms, claimed numbers.

The one place that composes reading and outline. Pure; not: the processes in which it happens.
"""

from __future__ import annotations

from dataclasses import replace

from journalclub.models.paper import Manuscript, Reading
from journalclub.outline.claims import unfound_numbers
from journalclub.outline.glossary import acronyms
from journalclub.outline.outline import make_outline
from journalclub.outline.telling import tell
from journalclub.reading.crop_names import with_files
from journalclub.reading.mentions import mentioned


def understood(manuscript: Manuscript) -> Reading:
    """What was read, with the outline and what else of the text a talk needs, and the names of the pictures."""
    read = tell(manuscript, mentioned)
    figures, equations = with_files(read.figures, read.equations)
    return replace(
        read,
        outline=make_outline(manuscript),
        figures=figures,
        equations=equations,
        terms=acronyms(manuscript.passages),
        unfound=unfound_numbers(manuscript),
    )
