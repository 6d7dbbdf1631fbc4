# fails: makes_an_image | The pixels are not where they belong in the picture
# fails: shows_the_digit | turned on its side.*\.T
# why: is not sure which comes first, rows or columns, and adds a .T
# slow: about half a second


def to_image(row):
    return row.reshape(28, 28).T
