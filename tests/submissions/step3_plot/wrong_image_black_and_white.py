# fails: makes_an_image | values|actual: (True|False) at index
# fails: shows_the_digit | The picture
# why: ink or no ink is all there is to see
# slow: about half a second


def to_image(row):
    return row.reshape(28, 28) > 0
