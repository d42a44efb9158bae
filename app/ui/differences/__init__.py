"""Two voices side by side: the axis of each theme with both marks, and both cells as text."""
