"""The reading room: glossary, corrections and story as pages to read."""
