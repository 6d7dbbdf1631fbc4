# fails: makes_an_image | values
# why: scales to 0..1 while at it: the pixels are in their places, but they are other numbers


def to_image(row):
    return row.reshape(28, 28) / 255
