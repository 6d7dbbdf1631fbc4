# fails: shifts_images | comes back at the other.*.*expected: 0 at index
# why: np.roll brings back in at one edge what left at the other


def shift_images(x, down, right):
    return np.roll(x.reshape(-1, 28, 28), (down, right), axis=(1, 2)).reshape(x.shape)
