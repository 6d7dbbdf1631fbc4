# fails: makes_an_image | to_image changed the values of some pixels.*another type.*a row of decimals
# why: pixels are bytes, so the row is made one of bytes; pixels that are already scaled become 0


def to_image(row):
    return np.array(row, dtype=np.uint8).reshape(28, 28)
