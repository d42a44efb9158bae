"""The room of figures: estimates on an axis for each count, polls in a chart for each question, and both as tables."""
