# fails: makes_an_image | the picture of the row before
# fails: shows_the_digit | The picture
# fails: fills_the_grid | Cell \d+ of the grid
# why: fills one image at the top of the file, and only the first time


image = np.zeros((28, 28), np.uint8)
seen = False


def to_image(row):
    global seen
    if not seen:
        image[:] = np.asarray(row).reshape(28, 28)
        seen = True
    return image
