"""What you see: widgets that take records in and give ids out. They never talk to each other."""
