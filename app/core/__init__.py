"""The thinking: pure functions from records to values. No Qt, no SQL, no files."""
