"""The stage: one theme large, for a hall."""
