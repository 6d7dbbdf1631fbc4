# fails: shifts_images | uint8, but x is float
# why: writes uint8 instead of x's dtype: pixels scaled to 0..1 all become 0


def shift_images(x, down, right):
    padded = np.zeros((len(x), 84, 84), dtype=np.uint8)
    padded[:, 28:56, 28:56] = x.reshape(-1, 28, 28)
    return padded[:, 28 - down : 56 - down, 28 - right : 56 - right].reshape(len(x), 784)
