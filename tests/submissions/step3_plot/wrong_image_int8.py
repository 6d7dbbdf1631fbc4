# fails: makes_an_image | values|actual: -\d+ at index
# fails: shows_the_digit | The picture
# fails: fills_the_grid | Cell .* does not show the expected digit
# why: copies astype(np.int8) from the labels: 200 becomes -56
# slow: about 1 s


def to_image(row):
    return row.astype(np.int8).reshape(28, 28)
