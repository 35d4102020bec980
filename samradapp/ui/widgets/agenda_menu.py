"""What can be done with a row of the agenda, each with the key that does the same."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from samradapp.ui import keys
from samradapp.ui.models.agenda import AgendaRow

if TYPE_CHECKING:
    from samradapp.ui.widgets.agenda_table import AgendaTable


def row_menu(table: "AgendaTable") -> QMenu:
    """Give the menu of the chosen row: an item's, a section's, or what can be done without either."""
    menu = QMenu(table)
    menu.setAccessibleName("Ärendets meny")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    row = table.chosen_row()
    menu.addAction(f"Nytt ärende efter\t{keys.NEW_ITEM_TOO.cap}", table.add_after)
    if isinstance(row, AgendaRow):
        menu.addAction(f"Ny rubrik ovanför\t{keys.NEW_SECTION.cap}", table.ask_for_section)
        menu.addSeparator()
        _add_moves(menu, table)
        menu.addAction(
            f"{'Ta med ärendet igen' if row.withdrawn else 'Ärendet utgår'}\t{keys.WITHDRAW.cap}",
            table.toggle_withdrawn,
        )
        menu.addSeparator()
        menu.addAction(f"Ta bort ärendet\t{keys.DELETE_ITEM.cap}", table.remove)
    elif row is not None and row.before is not None:
        menu.addAction(f"Ändra rubriken\t{keys.EDIT_CELL.cap}", table.ask_for_section)
        menu.addSeparator()
        _add_moves(menu, table)
        menu.addSeparator()
        menu.addAction(f"Ta bort rubriken\t{keys.WITHDRAW.cap}", table.remove_section)
    return menu


def _add_moves(menu: QMenu, table: "AgendaTable") -> None:
    menu.addAction(f"Flytta uppåt\t{keys.MOVE_UP.cap}", lambda: table.move_by(-1))
    menu.addAction(f"Flytta nedåt\t{keys.MOVE_DOWN.cap}", lambda: table.move_by(1))
