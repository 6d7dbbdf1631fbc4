# fails: makes_an_image | changed its argument
# fails: shows_the_digit | changed its argument
# why: sets the shape of the row itself: whoever called has no row any more


def to_image(row):
    row.shape = (28, 28)
    return row
