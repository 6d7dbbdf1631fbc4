# fails: shifts_images | int64, but x is uint8
# why: np.zeros without a dtype, then int


def shift_images(x, down, right):
    padded = np.pad(x.reshape(-1, 28, 28), ((0, 0), (28, 28), (28, 28))).astype(int)
    return padded[:, 28 - down : 56 - down, 28 - right : 56 - right].reshape(x.shape)
