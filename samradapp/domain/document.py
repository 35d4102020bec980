"""The documents that are made of a meeting, and what they are called."""

from enum import StrEnum


class DocumentKind(StrEnum):
    PROTOCOL = "protocol"
    NOTICE = "notice"
    ATTENDANCE = "attendance"
    MEETING = "meeting"


DOCUMENT_NAMES = {
    DocumentKind.PROTOCOL: "Protokoll",
    DocumentKind.NOTICE: "Kallelse",
    DocumentKind.ATTENDANCE: "Närvarolista",
    DocumentKind.MEETING: "Mötesfil",
}
