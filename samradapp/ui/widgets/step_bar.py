"""The five steps of a meeting, always at hand by Ctrl+1 to Ctrl+5, and who is present."""

from collections.abc import Collection
from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from samradapp.ui.widgets.parts import button, shortcut, tool


class Step(IntEnum):
    ITEMS = 1
    ROLL_CALL = 2
    MINUTES = 3
    REVIEW = 4
    ADJUST = 5


STEP_NAMES = {
    Step.ITEMS: "Ärenden",
    Step.ROLL_CALL: "Upprop",
    Step.MINUTES: "Protokoll",
    Step.REVIEW: "Granska",
    Step.ADJUST: "Justera och exportera",
}


class StepBar(QFrame):
    """Shows the step one is in and those that are done."""

    step_chosen = Signal(object)  # Step; also when the step is already shown
    presence_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = Step.ITEMS
        self._steps: dict[Step, QToolButton] = {}
        self._build()

    def set_step(self, step: Step) -> None:
        self._step = step
        self._steps[step].setChecked(True)

    def set_done(self, done: Collection[Step]) -> None:
        """Show a check in place of the number of the steps that are done."""
        for step, choice in self._steps.items():
            choice.setText(f"{'✓' if step in done else step.value}  {STEP_NAMES[step]}")
            choice.setAccessibleName(f"Steg {step.value}, {STEP_NAMES[step]}" + (", klart" if step in done else ""))

    def set_presence(self, count: str, quorate: bool | None) -> None:
        """Show "12 av 20" and whether that is a quorum; None says nothing about it."""
        words = {True: "✓ beslutsför", False: "! inte beslutsför", None: ""}[quorate]
        text = f"{count}   {words}".strip()
        self._presence.setText(text)
        self._presence.setVisible(bool(text))
        self._presence.setAccessibleName(f"Närvaro: {count} {words.lstrip('✓! ')}".strip())

    @property
    def presence(self) -> str:
        return self._presence.text()

    def _build(self) -> None:
        self.setObjectName("stepBar")
        self.setAccessibleName("Mötets steg")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 2, 8, 0)
        layout.setSpacing(8)
        group = QButtonGroup(self)
        for step, name in STEP_NAMES.items():
            choice = tool("", name, lambda step=step: self._on_chosen(step), checkable=True)  # type: ignore[misc]
            choice.setProperty("step", True)
            choice.setToolTip(f"{name} (Ctrl+{step.value})")
            group.addButton(choice)
            self._steps[step] = choice
            layout.addWidget(choice)
            shortcut(f"Ctrl+{step.value}", self, lambda step=step: self._on_chosen(step), inside=False)  # type: ignore[misc]
        layout.addStretch()
        self._presence = button("", self.presence_requested.emit, kind="bare")
        layout.addWidget(self._presence)
        self.set_done(())
        self.set_step(Step.ITEMS)
        self.set_presence("", None)

    def _on_chosen(self, step: Step) -> None:
        """Ask for the step; the bar moves when ``set_step`` says so."""
        self._steps[self._step].setChecked(True)
        self.step_chosen.emit(step)
