# fails: makes_an_image | not where they belong
# fails: shows_the_digit | rotated by a quarter turn to the left.*rot90
# why: np.rot90, because another file of digits needed it
# slow: about half a second


def to_image(row):
    return np.rot90(row.reshape(28, 28))
