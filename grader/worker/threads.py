"""One thread for the libraries that compute: more of them cost more than they gain here, and may round differently."""

import os

LIBRARIES = ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB_MAXIMUM", "NUMEXPR")
ONE = {f"{library}_{'THREADS' if library == 'VECLIB_MAXIMUM' else 'NUM_THREADS'}": "1" for library in LIBRARIES}


def limit() -> None:
    """Let this process's libraries use one thread; to be called before numpy is imported."""
    os.environ.update(ONE)
