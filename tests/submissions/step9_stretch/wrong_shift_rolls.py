# fails: shifts_images | what comes in at the edge 0\?.*expected: 0 at position
# why: np.roll brings back in at one edge what left at the other


def shift_images(x, down, right):
    return np.roll(x.reshape(-1, 28, 28), (down, right), axis=(1, 2)).reshape(x.shape)
