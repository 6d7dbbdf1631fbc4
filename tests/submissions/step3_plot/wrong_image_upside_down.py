# fails: makes_an_image | The pixels are not where they belong in the picture
# fails: shows_the_digit | upside down
# why: y grows upwards in mathematics
# slow: about half a second


def to_image(row):
    return row.reshape(28, 28)[::-1]
