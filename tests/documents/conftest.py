"""Written documents, and the audit every one of them has to pass."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from samradapp.documents.protocol_docx import write_protocol
from samradapp.domain.protocol import Protocol
from samradapp.paths import resource
from tests.documents.docx_reader import ReadDocument, read_document

Written = Callable[[Protocol], ReadDocument]


@pytest.fixture(scope="session")
def template() -> Path:
    return resource("word/protokoll-samrad.docx")


@pytest.fixture(scope="session")
def audited() -> Callable[[Path], Path]:
    """Give the path back when the Open XML audit finds nothing."""
    validator = OpenXmlValidator()

    def audit(path: Path) -> Path:
        assert [str(error) for error in validator.validate(str(path)).errors] == []
        return path

    return audit


@pytest.fixture
def written(tmp_path: Path, template: Path, audited: Callable[[Path], Path]) -> Written:
    """Write a protocol and read it back."""

    def write(protocol: Protocol) -> ReadDocument:
        target = tmp_path / "protokoll.docx"
        write_protocol(protocol, template, target)
        return read_document(audited(target))

    return write
