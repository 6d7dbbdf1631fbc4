# fails: makes_an_image | to_image changed the values of some pixels.*a row of decimals.*another type
# why: pixels are bytes, so the row is made one of bytes; pixels that are already scaled become 0
# slow: about 1 s


def to_image(row):
    return np.array(row, dtype=np.uint8).reshape(28, 28)
