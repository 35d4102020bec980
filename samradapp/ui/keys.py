"""Every key of the program, once: what it does in words, where, and how it is printed on a button."""

from enum import StrEnum
from typing import NamedTuple, Protocol, runtime_checkable


class Where(StrEnum):
    """Where a key works, as the page of all keys has it for headings."""

    EVERYWHERE = "Överallt"
    MEETING = "I ett möte"
    START = "Möten"
    AGENDA = "1 Ärenden"
    WAITING = "Bland det som väntar från tidigare möten"
    ROLL_CALL = "2 Upprop"
    PRESENCE = "Närvaro, person för person"
    MINUTES = "3 Protokoll"
    TEXT = "I protokolltexten"
    VOTE = "I en omröstning"
    REVIEW = "4 Granska"
    ADJUST = "5 Justera och exportera"
    ASSIGNMENTS = "Uppdrag"
    REGISTER = "Register"
    HELP = "I handboken"
    FORM = "I ett formulär som är öppet"
    CHOOSING = "I en lista som är öppen"


class Key(NamedTuple):
    """``keys`` as Qt reads them: "Ctrl+Return", or one after the other: "F9, U"."""

    keys: str
    words: str
    where: Where

    @property
    def cap(self) -> str:
        """The key as it is printed: "Ctrl+↵", "F9 U"."""
        printed = self.keys.replace(", ", " ")
        for name, sign in _SIGNS.items():
            printed = printed.replace(name, sign)
        return printed


@runtime_checkable
class HasKeys(Protocol):
    """A list, table or text that takes keys itself. Ctrl+K asks for them, and gives it the one that is chosen."""

    def own_keys(self) -> tuple[Key, ...]:
        """Give those that would do something at what is chosen now, but for those that a button prints."""


_SIGNS = {
    "Return": "↵", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Space": "Blanksteg", "Backspace": "Backsteg",
    "Delete": "Del",
}  # fmt: skip

# Everywhere
COMMANDS = Key("Ctrl+K", "Visa alla kommandon", Where.EVERYWHERE)
HELP = Key("F1", "Hjälp om det som visas", Where.EVERYWHERE)
ALL_KEYS = Key("Ctrl+F1", "Visa alla tangenter", Where.EVERYWHERE)
UNDO = Key("Ctrl+Z", "Ångra", Where.EVERYWHERE)
REDO = Key("Ctrl+Shift+Z", "Gör om", Where.EVERYWHERE)
REDO_TOO = Key("Ctrl+Y", "Gör om", Where.EVERYWHERE)
MEETINGS = Key("Ctrl+0", "Möten", Where.EVERYWHERE)
ASSIGNMENTS = Key("Ctrl+8", "Uppdrag", Where.EVERYWHERE)
REGISTER = Key("Ctrl+9", "Register", Where.EVERYWHERE)
SETTINGS = Key("Ctrl+,", "Anpassa", Where.EVERYWHERE)
NEXT_PANE = Key("F6", "Byt ruta", Where.EVERYWHERE)
PANE_BEFORE = Key("Shift+F6", "Byt ruta bakåt", Where.EVERYWHERE)
LARGER = Key("Ctrl++", "Större text", Where.EVERYWHERE)
SMALLER = Key("Ctrl+-", "Mindre text", Where.EVERYWHERE)
CLOSE = Key("Esc", "Stäng det som är öppet", Where.EVERYWHERE)

# In a meeting
STEP_1 = Key("Ctrl+1", "Ärenden", Where.MEETING)
STEP_2 = Key("Ctrl+2", "Upprop", Where.MEETING)
STEP_3 = Key("Ctrl+3", "Protokoll", Where.MEETING)
STEP_4 = Key("Ctrl+4", "Granska", Where.MEETING)
STEP_5 = Key("Ctrl+5", "Justera och exportera", Where.MEETING)
STEPS = (STEP_1, STEP_2, STEP_3, STEP_4, STEP_5)
PRESENCE = Key("Ctrl+Shift+P", "Närvaro, person för person", Where.MEETING)
CAME_OR_WENT = Key("F7", "Kom eller gick …", Where.MEETING)

# Möten
NEW_MEETING = Key("Ctrl+N", "Nytt möte", Where.START)
FETCH_MEETING = Key("Ctrl+O", "Hämta möte …", Where.START)
SEARCH_MEETINGS = Key("Ctrl+F", "Sök bland mötena", Where.START)
REMOVE_MEETING = Key("Delete", "Ta bort mötet", Where.START)
OPEN_MEETING = Key("Return", "Öppna mötet", Where.START)
WAY_1 = Key("1", "Prova exempelmötet", Where.START)
WAY_2 = Key("2", "Nytt möte från mall", Where.START)
WAY_3 = Key("3", "Hämta ett möte", Where.START)
MAKE_MEETING = Key("Ctrl+Return", "Skapa mötet", Where.START)

# Ärenden
NEW_ITEM = Key("Ctrl+N", "Nytt ärende", Where.AGENDA)
NEW_ITEM_TOO = Key("Return", "Nytt ärende efter det valda", Where.AGENDA)
NEW_SECTION = Key("Ctrl+Shift+N", "Ny rubrik ovanför ärendet", Where.AGENDA)
EDIT_CELL = Key("F2", "Ändra i rutan", Where.AGENDA)
NEXT_CELL = Key("Tab", "Till nästa ruta, när en ruta är öppen", Where.AGENDA)
ROW_MENU = Key("Shift+F10", "Ärendets meny", Where.AGENDA)
MOVE_UP = Key("Alt+Up", "Flytta ärendet uppåt", Where.AGENDA)
MOVE_DOWN = Key("Alt+Down", "Flytta ärendet nedåt", Where.AGENDA)
WITHDRAW = Key("Delete", "Ärendet utgår, eller tas med igen", Where.AGENDA)
DELETE_ITEM = Key("Ctrl+Delete", "Ta bort ärendet", Where.AGENDA)
TO_ROLL_CALL = Key("Ctrl+Return", "Till upprop", Where.AGENDA)

NOT_NOW = Key("Delete", "Ta inte upp det på det här mötet", Where.WAITING)

# Upprop
MARK_PRESENT = Key("N", "Närvarande", Where.ROLL_CALL)
MARK_ABSENT = Key("F", "Frånvarande", Where.ROLL_CALL)
MARK_EXCUSED = Key("A", "Anmält förhinder", Where.ROLL_CALL)
SKIP = Key("Space", "Hoppa över", Where.ROLL_CALL)
BACK = Key("Backspace", "Tillbaka ett namn", Where.ROLL_CALL)
UNMARK = Key("Delete", "Ta bort märket", Where.ROLL_CALL)
FIND_NAME = Key("/", "Hitta namn", Where.ROLL_CALL)
FIND_NAME_TOO = Key("Ctrl+F", "Hitta namn", Where.ROLL_CALL)
LET_SERVE = Key("E", "Låt ersättaren som föreslås tjänstgöra", Where.ROLL_CALL)
ADD_PERSON = Key("L", "Lägg till person …", Where.ROLL_CALL)
REST_PRESENT = Key("Ctrl+R", "Alla kvar är närvarande", Where.ROLL_CALL)
TO_MINUTES = Key("Ctrl+Return", "Klart, till Protokoll", Where.ROLL_CALL)

# Närvaro
CAME = Key("K", "Kom, eller är tillbaka i rummet", Where.PRESENCE)
LEFT = Key("G", "Gick", Where.PRESENCE)
RECUSED = Key("J", "Jäv i ärendet", Where.PRESENCE)
SERVE_OR_NOT = Key("E", "Låt ersättaren tjänstgöra, eller sluta tjänstgöra", Where.PRESENCE)
REMOVE_EVENT = Key("Delete", "Ta bort det som är noterat i rutan", Where.PRESENCE)
LEAVE_PRESENCE = Key("Esc", "Tillbaka till mötet", Where.PRESENCE)

# Protokoll
NEXT_ITEM = Key("Ctrl+Return", "Nästa ärende", Where.MINUTES)
GO_HERE = Key("Ctrl+G", "Gå hit: mötet är i ärendet som visas", Where.MINUTES)
PHRASES = Key("F5", "Fras …", Where.MINUTES)
HISTORY = Key("Ctrl+Shift+H", "Historik för texten", Where.MINUTES)
TAKE_NOTE = Key("F8", "Godkänn informationen", Where.MINUTES)
ASSIGN = Key("F9, U", "Uppdrag …", Where.MINUTES)
DIRECT = Key("F9, I", "Inriktningsbeslut …", Where.MINUTES)
RECOMMEND = Key("F9, R", "Rekommendation …", Where.MINUTES)
RESOLVE = Key("F9, B", "Beslut …", Where.MINUTES)
ELECT = Key("F9, V", "Val …", Where.MINUTES)
POSTPONE = Key("F9, L", "Bordläggning …", Where.MINUTES)
REFER_BACK = Key("F9, Å", "Återremiss …", Where.MINUTES)
VOTE = Key("F9, O", "Omröstning …", Where.MINUTES)
MOVE = Key("F9, Y", "Yrkande …", Where.MINUTES)
DISSENT = Key("F9, S", "Reservation …", Where.MINUTES)
RECUSE = Key("F9, J", "Jäv …", Where.MINUTES)
ITEM_FACTS = Key("F9, M", "Mer om ärendet …", Where.MINUTES)
TO_TEXT = Key("Esc", "Tillbaka till protokolltexten", Where.MINUTES)
RESTORE = Key("Return", "Återställ den valda texten i historiken", Where.MINUTES)
NEXT_BLANK = Key("Tab", "Nästa lucka i en inskriven fras", Where.TEXT)

# In a vote
VOTE_YES = Key("J", "Röstar ja", Where.VOTE)
VOTE_NO = Key("N", "Röstar nej", Where.VOTE)
VOTE_ABSTAIN = Key("A", "Avstår", Where.VOTE)
VOTE_SKIP = Key("Space", "Hoppa över", Where.VOTE)
VOTE_BACK = Key("Backspace", "Tillbaka ett namn", Where.VOTE)
VOTE_UNMARK = Key("Delete", "Ta bort rösten", Where.VOTE)
REST_YES = Key("Ctrl+J", "Resten röstar ja", Where.VOTE)
REST_NO = Key("Ctrl+N", "Resten röstar nej", Where.VOTE)

# In the text
BOLD = Key("Ctrl+B", "Fet", Where.TEXT)
ITALIC = Key("Ctrl+I", "Kursiv", Where.TEXT)
HEADING = Key("Ctrl+Shift+R", "Underrubrik", Where.TEXT)
BULLETS = Key("Ctrl+Shift+L", "Punktlista", Where.TEXT)
NUMBERS = Key("Ctrl+Shift+N", "Numrerad lista", Where.TEXT)
INDENT = Key("Tab", "Öka indrag i en lista", Where.TEXT)
OUTDENT = Key("Shift+Tab", "Minska indrag i en lista", Where.TEXT)
PASTE_PLAIN = Key("Ctrl+Shift+V", "Klistra in utan formatering", Where.TEXT)

# Granska, Justera
TO_PLACE = Key("Return", "Hoppa till stället", Where.REVIEW)
LEAVE_SO = Key("Delete", "Lämna så, eller ta upp igen", Where.REVIEW)
CURE_1 = Key("1", "Gör som det första förslaget", Where.REVIEW)
CURE_2 = Key("2", "Gör som det andra förslaget", Where.REVIEW)
CURE_3 = Key("3", "Gör som det tredje förslaget", Where.REVIEW)
CURES = (CURE_1, CURE_2, CURE_3)
TO_ADJUST = Key("Ctrl+Return", "Till Justera och exportera", Where.REVIEW)
EXPORT = Key("Ctrl+E", "Exportera protokollet", Where.ADJUST)
PAGE_DOWN = Key("PgDown", "Nästa sida", Where.ADJUST)
PAGE_UP = Key("PgUp", "Förra sidan", Where.ADJUST)

# Uppdrag
TURN = Key("Space", "Markera som klart, eller som öppet igen", Where.ASSIGNMENTS)
TO_DECISION = Key("Return", "Gå till beslutet", Where.ASSIGNMENTS)

# Register
NEW_ROW = Key("Ctrl+N", "Ny rad", Where.REGISTER)
REMOVE_ROW = Key("Delete", "Ta bort raden", Where.REGISTER)
ROW_UP = Key("Alt+Up", "Flytta raden uppåt", Where.REGISTER)
ROW_DOWN = Key("Alt+Down", "Flytta raden nedåt", Where.REGISTER)
EDIT_ROW = Key("F2", "Ändra det som står i rutan", Where.REGISTER)
SUCCESSOR = Key("Ctrl+T", "Ny innehavare av platsen, eller person i gruppen", Where.REGISTER)
PASTE_LIST = Key("Ctrl+V", "Klistra in en lista från urklipp", Where.REGISTER)
READ_LIST = Key("Ctrl+O", "Läs in en lista från .csv …", Where.REGISTER)
ADD_LIST = Key("Ctrl+Return", "Lägg in listan", Where.REGISTER)
NEW_PART = Key("Ctrl+Shift+N", "Ny mötesdel i mallen", Where.REGISTER)
COPY_TEMPLATE = Key("Ctrl+D", "Kopiera mallen", Where.REGISTER)

# The guide
SEARCH_HELP = Key("Ctrl+F", "Sök i handboken", Where.HELP)

# In forms and lists that are open for a moment
CHOOSE = Key("Return", "Gör det som är valt", Where.CHOOSING)
CHOOSE_DOWN = Key("Down", "Nästa rad", Where.CHOOSING)
CHOOSE_UP = Key("Up", "Raden före", Where.CHOOSING)
FORM_DONE = Key("Return", "Lägg till", Where.FORM)
FORM_CANCEL = Key("Esc", "Avbryt", Where.FORM)


# Shortcuts that go on while the key is held down; all others do what they do once, until it is pressed again.
REPEATING = (PAGE_UP, PAGE_DOWN, LARGER, SMALLER, NEXT_PANE, PANE_BEFORE)


def every_key() -> tuple[Key, ...]:
    """Give every key, in the order of this file."""
    return tuple(key for key in globals().values() if isinstance(key, Key))


def all_keys() -> tuple[Key, ...]:
    """Give every key, in the order of this file, each row of words once."""
    found = {(key.where, key.words): key for key in reversed(every_key())}
    return tuple(reversed(found.values()))
