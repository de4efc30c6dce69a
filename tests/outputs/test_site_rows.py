from __future__ import annotations

from journalclub.models.publication import Material
from journalclub.outputs.site.place import Place
from journalclub.outputs.site.rows import row_of
from tests.outputs.publications import entry


def _chips(*materials: Material) -> list[str]:
    return [chip.name for chip in row_of(entry(materials=materials), Place()).chips]


def test_several_materials_of_a_kind_say_which_is_which() -> None:
    editions = [Material("notebook", f"hmm-{e}.ipynb", f"hmm-{e}.ipynb") for e in ("student", "solution")]
    slides = Material("slides", "talk.pdf", "talk.pdf")
    assert _chips(*editions, slides) == ["Notebook: student", "Notebook: solution", "Slides"]


def test_materials_without_a_label_keep_the_name_of_their_kind() -> None:
    videos = [Material("video", "", f"https://videos.example/{n}") for n in range(2)]
    assert _chips(*videos) == ["Recording", "Recording"]
