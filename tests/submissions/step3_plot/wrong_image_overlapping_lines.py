# fails: makes_an_image | The pixels are not where they belong in the picture
# fails: shows_the_digit | does not show the expected digit
# fails: fills_the_grid | does not show the expected digit
# why: cuts the lines by hand and forgets to multiply by 28


def to_image(row):
    return np.array([row[i : i + 28] for i in range(28)])
