from __future__ import annotations

from pathlib import Path

import pytest

from journalclub.errors import JcError
from journalclub.models.ids import PaperId
from journalclub.sources.local_pdf import LocalPdf
from journalclub.sources.recognise import recognise


def test_a_file_is_meant_before_an_id_of_the_same_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert recognise("2010.11929v2") == PaperId("2010.11929", "v2")
    Path("2010.11929v2").write_bytes(b"%PDF-1.7")
    assert recognise("2010.11929v2") == LocalPdf(Path("2010.11929v2"))


@pytest.mark.parametrize("text", ["", "nonsense", "missing.pdf", "https://example.org/a.pdf"])
def test_what_no_source_knows_is_a_sentence(text: str) -> None:
    with pytest.raises(JcError):
        recognise(text)
