# fails: makes_an_image | changed the values.*turned into another type
# fails: shows_the_digit | does not show the expected digit
# fails: fills_the_grid | does not show the expected digit
# why: the loop begins one too late, and every line is one too high


def to_image(row):
    image = np.zeros((28, 28))
    for i in range(1, 28):
        image[i - 1] = row[i * 28 : (i + 1) * 28]
    return image
