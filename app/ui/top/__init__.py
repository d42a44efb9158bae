"""The top of the window: the debate as its title, the poles, the switches, the find bar, notices."""
