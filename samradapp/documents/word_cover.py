"""What every document of ours begins with: title, reference and the facts of the meeting."""

from samradapp.documents.word import WordWriter
from samradapp.documents.word_styles import Style
from samradapp.domain.protocol import AttendanceList, Notice, Protocol


def write_cover(writer: WordWriter, document: Protocol | Notice | AttendanceList) -> None:
    writer.paragraph(Style.TITLE, document.title)
    writer.paragraph(Style.REFERENCE, document.reference)
    for fact in document.facts:
        writer.labelled(Style.FACT, fact.label, fact.value)
