# fails: shifts_images | not moved by
# why: moves columns by down and rows by right, by np.roll's axes


def shift_images(x, down, right):
    padded = np.pad(x.reshape(-1, 28, 28), ((0, 0), (28, 28), (28, 28)))
    return padded[:, 28 - right : 56 - right, 28 - down : 56 - down].reshape(x.shape)
