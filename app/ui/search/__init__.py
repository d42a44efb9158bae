"""The box that finds everything, and its results."""
