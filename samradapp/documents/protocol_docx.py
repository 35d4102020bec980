"""The protocol in Word: which style each part of it has, and in which order they come."""

from collections.abc import Generator
from datetime import datetime
from pathlib import Path

from samradapp.documents.safe_file import save_safely
from samradapp.documents.word import WordWriter
from samradapp.documents.word_cover import write_cover
from samradapp.documents.word_styles import Style
from samradapp.documents.word_text import keeps_next, write_text
from samradapp.documents.word_xml import Line, Table
from samradapp.domain.protocol import PrintedDecision, PrintedItem, PrintedList, PrintedPart, PrintedVote, Protocol


def write_protocol(protocol: Protocol, template: Path, target: Path, written: datetime | None = None) -> str:
    """Write the protocol to ``target`` in the template's styles; gives the SHA-256 of the file in hex.

    Raises FileError, with the old file whole, when the template lacks a style or the target cannot be written.
    """
    return save_safely(protocol_bytes(protocol, template, written), target)


def protocol_bytes(protocol: Protocol, template: Path, written: datetime | None = None) -> bytes:
    """Give the protocol as a Word file; the same protocol, template and moment give the same bytes."""
    pieces = protocol_pieces(protocol, template, written)
    while True:
        try:
            next(pieces)
        except StopIteration as finished:
            return bytes(finished.value)


def protocol_pieces(
    protocol: Protocol, template: Path, written: datetime | None = None
) -> Generator[tuple[int, int], None, bytes]:
    """Give the protocol as a Word file, item by item: after each, how many of how many items are written."""
    writer = WordWriter(template)
    done, whole = 0, sum(len(part.items) for part in protocol.parts)
    write_cover(writer, protocol)
    if protocol.attendance_first:
        _write_attendance(writer, protocol.attendance)
    for part in protocol.parts:
        _write_part(writer, part)
        for item in part.items:
            _write_item(writer, item)
            done += 1
            yield done, whole
    if not protocol.attendance_first:
        _write_attendance(writer, protocol.attendance)
    _write_signatures(writer, protocol)
    return writer.finished(protocol.title, protocol.author, protocol.header, protocol.reference, written)


def _write_part(writer: WordWriter, part: PrintedPart) -> None:
    writer.paragraph(Style.PART, part.heading, bookmark=part.bookmark)
    writer.paragraph(Style.PART_LINE, part.line)


def _write_item(writer: WordWriter, item: PrintedItem) -> None:
    writer.paragraph(Style.SECTION, item.section)
    writer.paragraph(Style.ITEM, f"{item.number}\t{item.title}", bookmark=item.bookmark)
    writer.paragraph(Style.KIND, item.kind)
    writer.paragraph(Style.PRESENTERS, item.presenters)
    write_text(writer, item.text, item.bookmark)
    for note in item.notes:
        writer.paragraph(Style.NORMAL, note)
    _write_under(writer, "Yrkanden", item.motions)
    for vote in item.votes:
        _write_vote(writer, vote)
    for decision in item.decisions:
        _write_decision(writer, decision)
    _write_under(writer, "Reservation" if len(item.reservations) == 1 else "Reservationer", item.reservations)


def _write_under(writer: WordWriter, heading: str, lines: tuple[str, ...]) -> None:
    """Write lines under a sub-heading; without lines there is no heading either."""
    if any(line.strip() for line in lines):
        writer.paragraph(Style.SUBHEADING, heading)
        for line in lines:
            writer.paragraph(Style.NORMAL, line)


def _write_vote(writer: WordWriter, vote: PrintedVote) -> None:
    writer.paragraph(Style.SUBHEADING, "Omröstning")
    writer.paragraph(Style.TABLE_LEAD if vote.ballots else Style.NORMAL, vote.sentences)
    rows = tuple(
        tuple((Line(Style.TABLE_TEXT, text),) for text in (ballot.name, ballot.principal, ballot.choice))
        for ballot in vote.ballots
    )
    writer.table(Table(vote.caption, ("Ledamot", "Huvudman", "Röst"), (62, 54, 22), rows, together=True))


def _write_decision(writer: WordWriter, decision: PrintedDecision) -> None:
    if not decision.clauses and not decision.follow_up:
        writer.paragraph(Style.DECISION, decision.lead, bookmark=decision.bookmark)
        return
    with writer.bookmark(decision.bookmark):
        writer.paragraph(Style.DECISION_LEAD, decision.lead)
        _write_clauses(writer, decision.clauses)
        writer.paragraph(Style.ASSIGNMENT, decision.follow_up)


def _write_clauses(writer: WordWriter, clauses: tuple[str, ...]) -> None:
    if clauses:
        number = writer.start_list(Style.CLAUSE)
        for index, clause in enumerate(clauses):
            writer.list_item(Style.CLAUSE, clause, number, keep_next=keeps_next(index, len(clauses)))


def _write_attendance(writer: WordWriter, attendance: tuple[PrintedList, ...]) -> None:
    groups = [group for group in attendance if group.lines]
    if groups:
        writer.paragraph(Style.SECTION, "Närvarande")
    for group in groups:
        writer.paragraph(Style.SUBHEADING, group.heading)
        for index, line in enumerate(group.lines):
            writer.paragraph(Style.ATTENDANCE, line, keep_next=keeps_next(index, len(group.lines)))


def _write_signatures(writer: WordWriter, protocol: Protocol) -> None:
    """Write the page that is signed on paper, so that the rest can be published without it; an extract has no page."""
    if protocol.certified:
        writer.paragraph(Style.CERTIFIED, protocol.certified)
    elif protocol.signatures:
        writer.paragraph(Style.SIGNATURES, "Underskrifter")
        writer.paragraph(Style.PART_LINE, protocol.signature_line)
    for signature in protocol.signatures:
        writer.paragraph(Style.SIGNATURE, signature.name)
        writer.paragraph(Style.SIGNATURE_ROLE, signature.role)
