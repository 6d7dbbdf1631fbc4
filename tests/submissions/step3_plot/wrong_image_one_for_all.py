# fails: makes_an_image | A second call of to_image changed what the first one had returned
# why: every call writes into the same array, so a picture that was kept changes with the next call
# slow: about half a second

import numpy as np

_picture = np.zeros((28, 28), dtype=np.uint8)


def to_image(row):
    global _picture
    if _picture.dtype != row.dtype:
        _picture = np.zeros((28, 28), dtype=row.dtype)
    for line in range(28):
        _picture[line] = row[line * 28 : (line + 1) * 28]
    return _picture
