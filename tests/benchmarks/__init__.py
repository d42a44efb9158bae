"""How fast it is: ratios against a stated floor, measured in one run on one machine. ``pytest`` alone does not run them.

``python -m pytest tests/benchmarks/bench_board.py`` prints the ratios of the board; ``bench_start.py`` those of the
start, ``bench_corpus.py`` those of building the corpus, ``bench_search.py`` those of search. Nothing here fails because a machine is slow.
"""
