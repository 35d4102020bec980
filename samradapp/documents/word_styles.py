"""The styles a template must have, by the name Word keeps in the file."""

from enum import StrEnum


class Style(StrEnum):
    """A style by its ``w:name``: built-in styles are English in every file, and Word translates them on screen."""

    NORMAL = "Normal"
    TITLE = "heading 1"
    ITEM = "heading 2"
    SUBHEADING = "heading 3"
    SECTION = "Avsnitt"
    PART = "Mötesdel"
    SIGNATURES = "Underskriftsrubrik"
    PART_LINE = "Mötesrad"
    REFERENCE = "Diarienummer"
    FACT = "Uppgift"
    KIND = "Ärendetyp"
    PRESENTERS = "Föredragande"
    DECISION = "Beslut"
    DECISION_LEAD = "Beslutsinledning"
    CLAUSE = "Att-sats"
    ASSIGNMENT = "Uppdrag"
    BULLET = "List Bullet"
    NUMBERED = "List Number"
    ATTENDANCE = "Närvarorad"
    TABLE_LEAD = "Tabellinledning"
    TABLE_HEADING = "Tabellrubrik"
    TABLE_TEXT = "Tabelltext"
    TABLE_ITEM = "Tabellärende"
    TABLE_KIND = "Tabellärendetyp"
    CERTIFIED = "Utdragsbestyrkande"
    SIGNATURE = "Underskrift"
    SIGNATURE_ROLE = "Underskrift roll"
    LABEL = "Etikett"
    TABLE = "Protokolltabell"

    @property
    def shown(self) -> str:
        """Give the name Swedish Word shows."""
        return _SHOWN.get(self, self.value)


_SHOWN = {
    Style.TITLE: "Rubrik 1",
    Style.ITEM: "Rubrik 2",
    Style.SUBHEADING: "Rubrik 3",
    Style.BULLET: "Punktlista",
    Style.NUMBERED: "Numrerad lista",
}
