"""How our files are told from everybody else's: application ids, schema versions and the marker row."""

CORPUS_APPLICATION = 0x53654E43
"""``SeNC`` in letters: a corpus."""

NOTEBOOK_APPLICATION = 0x53654E4E
"""``SeNN`` in letters: a notebook."""

CORPUS_SCHEMA = 5
NOTEBOOK_SCHEMA = 1

PRODUCT = "Sic et Non"
CORPUS_MARK = "corpus"
NOTEBOOK_MARK = "notebook"
