"""The code of a notebook, taken apart; used inside and outside a worker."""
