"""The window as it was approved, and how far it may be from that."""
