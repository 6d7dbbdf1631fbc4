# fails: makes_an_image | array of the wrong shape.*expected: shape \(28, 28\) actual: shape \(28, 27\)
# fails: shows_the_digit | The picture is blurred|does not show the expected digit
# fails: fills_the_grid | Cell \d+ of the grid (is blurred|does not show the expected digit)
# why: thinks that a slice includes its end
# slow: about 1 s


def to_image(row):
    return np.array([row[28 * i : 28 * i + 27] for i in range(28)])
