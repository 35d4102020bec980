"""Where a meeting is on its way to the archive; by itself, since a list of meetings needs no more of them."""

from enum import StrEnum


class Status(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    DRAFT = "draft"
    WITH_ADJUSTERS = "with-adjusters"
    ADJUSTED = "adjusted"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"


LOCKED = frozenset({Status.ADJUSTED, Status.ARCHIVED})

STATUS_NAMES = {
    Status.PLANNED: "Planerat",
    Status.OPEN: "Pågår",
    Status.DRAFT: "Utkast",
    Status.WITH_ADJUSTERS: "Hos justerare",
    Status.ADJUSTED: "Justerat",
    Status.ARCHIVED: "Arkiverat",
    Status.CANCELLED: "Inställt",
}

# Where a meeting may go from where it is. From adjusted only the archive: reopening has its own door.
NEXT_STATUS = {
    Status.PLANNED: (Status.OPEN, Status.CANCELLED),
    Status.OPEN: (Status.DRAFT, Status.PLANNED),
    Status.DRAFT: (Status.WITH_ADJUSTERS, Status.OPEN),
    Status.WITH_ADJUSTERS: (Status.ADJUSTED, Status.DRAFT),
    Status.ADJUSTED: (Status.ARCHIVED,),
    Status.ARCHIVED: (),
    Status.CANCELLED: (Status.PLANNED,),
}
