# fails: shifts_images | The moved images are float64, but x is uint8
# why: np.zeros makes floats


def shift_images(x, down, right):
    padded = np.zeros((len(x), 84, 84))
    padded[:, 28:56, 28:56] = x.reshape(-1, 28, 28)
    return padded[:, 28 - down : 56 - down, 28 - right : 56 - right].reshape(len(x), 784)
