"""A library about a historiographical debate that happens to use SQLite. It has never heard of windows."""
