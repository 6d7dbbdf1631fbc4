# fails: makes_an_image | changed its argument
# fails: shows_the_digit | changed its argument
# why: sets the shape of the row itself: the caller no longer has a row


def to_image(row):
    row.shape = (28, 28)
    return row
