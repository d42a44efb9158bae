"""What is true right now: QtCore and QtGui, no widgets."""
