"""The panes: one scroll area that paints cells, a column a voice, a row a theme, level by construction."""
