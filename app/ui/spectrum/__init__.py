"""The spectrum: every voice of the debate on its step of the theme in view."""
