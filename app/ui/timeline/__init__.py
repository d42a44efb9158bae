"""The timeline: what happened and what was written, on one axis of years, as a plot and as a table."""
