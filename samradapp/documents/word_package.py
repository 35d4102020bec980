"""The file around the parts: opened with a sentence for every fault, packed to the same bytes each time."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from lxml import etree

from samradapp.errors import FileError

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
# A third of the time of level 6 for a file a quarter larger: Word packs it afresh when it saves.
_LEVEL = 2
# The zip format knows no time zone and no earlier moment; Word writes the same.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def open_document(source: Path | BytesIO) -> Document:
    """Open a Word document; raises FileError with what is wrong with the file."""
    name = source.name if isinstance(source, Path) else "Dokumentet"
    try:
        return docx.Document(source if isinstance(source, BytesIO) else BytesIO(source.read_bytes()))
    except FileNotFoundError as error:
        raise FileError(f"{name} finns inte. Kontrollera namn och mapp.") from error
    except OSError as error:
        raise FileError(f"{name} kan inte läsas. Kontrollera att filen är stängd och att du får läsa den.") from error
    except (zipfile.BadZipFile, OpcError, KeyError, etree.XMLSyntaxError, EOFError, zlib.error) as error:
        raise FileError(f"{name} är skadad eller inget Word-dokument. Öppna den i Word och spara om den.") from error
    except (ValueError, RuntimeError) as error:
        # Of a spreadsheet or slides python-docx raises ValueError; of a password, or a packing that it does not know,
        # zipfile raises RuntimeError or a kind of it. They have no narrower classes of their own.
        raise FileError(f"{name} är inget vanligt Word-dokument. Spara den som .docx i Word.") from error


def package_bytes(package: OpcPackage, replaced: Mapping[str, bytes]) -> bytes:
    """Pack the parts as a zip file, with the given bytes for those named; the same input gives the same bytes."""
    parts = {str(part.partname): part for part in package.iter_parts()}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "[Content_Types].xml", _content_types({name: part.content_type for name, part in parts.items()}))
        _add(archive, "_rels/.rels", package.rels.xml)
        for name, part in parts.items():
            _add(archive, name.removeprefix("/"), replaced.get(name) or part.blob)
            if part.rels:
                _add(archive, part.partname.rels_uri.removeprefix("/"), part.rels.xml)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _NO_TIME), content, zipfile.ZIP_DEFLATED, _LEVEL)


def _content_types(parts: Mapping[str, str]) -> bytes:
    types = etree.fromstring(f'<Types xmlns="{_TYPES}"/>')
    for extension, content_type in _DEFAULTS.items():
        etree.SubElement(types, f"{{{_TYPES}}}Default", Extension=extension, ContentType=content_type)
    for name, content_type in parts.items():
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=name, ContentType=content_type)
    return etree.tostring(types, encoding="UTF-8", standalone=True)
