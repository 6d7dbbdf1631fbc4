# fails: shifts_images | what comes in at the edge 0\?.*expected: 0 at index .* actual: 255
# why: on a screen white is 255


def shift_images(x, down, right):
    padded = np.pad(x.reshape(-1, 28, 28), ((0, 0), (28, 28), (28, 28)), constant_values=255)
    return padded[:, 28 - down : 56 - down, 28 - right : 56 - right].reshape(x.shape)
