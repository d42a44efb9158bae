"""What is painted for files and printers: pages of the board. It puts together what the rooms paint, and opens no window."""
