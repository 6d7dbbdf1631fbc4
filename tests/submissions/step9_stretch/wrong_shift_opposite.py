# fails: shifts_images | the other way
# why: moves the window instead of the ink


def shift_images(x, down, right):
    padded = np.pad(x.reshape(-1, 28, 28), ((0, 0), (28, 28), (28, 28)))
    return padded[:, 28 + down : 56 + down, 28 + right : 56 + right].reshape(x.shape)
