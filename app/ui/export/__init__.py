"""What is painted on paper: the pages of the board, and pictures of the rooms. The only folder that knows the painting of others."""
