# right: two turns that undo each other; the side follows from the length
# slow: about half a second
from math import isqrt


def to_image(row):
    side = isqrt(len(row))
    return row.reshape((side, side), order="F").T
