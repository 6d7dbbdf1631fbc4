# fails: makes_an_image | The pixels are not where they belong in the picture.*turned or transposed
# fails: shows_the_digit | turned on its side
# why: order="F" came with a snippet for MATLAB
# slow: about half a second


def to_image(row):
    return row.reshape((28, 28), order="F")
