# fails: makes_an_image | values.*Are they divided on the way
# why: scales to 0..1 while at it: the pixels are in the right places, but the numbers are different
# slow: about 1 s


def to_image(row):
    return row.reshape(28, 28) / 255
