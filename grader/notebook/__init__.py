"""The code of a notebook, taken apart; used on both sides of a worker."""
