# fails: shifts_images | not moved by down=2, right=0
# why: rolls the flat rows: what leaves at the right comes in at the left, one line lower


def shift_images(x, down, right):
    return np.roll(x, 28 * down + right, axis=1)
