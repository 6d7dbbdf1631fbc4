# fails: shifts_images | wrong shape
# why: moves only one image


def shift_images(x, down, right):
    padded = np.pad(x[0].reshape(28, 28), 28)
    return padded[28 - down : 56 - down, 28 - right : 56 - right].ravel()
