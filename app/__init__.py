"""Sic et Non: historians side by side on a contested question, offline."""

NAME = "Sic et Non"
VERSION = "0.3.0"
