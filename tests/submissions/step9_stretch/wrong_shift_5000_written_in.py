# fails: shifts_images | shift_images raised ValueError: cannot reshape
# why: knows how many images there are


def shift_images(x, down, right):
    padded = np.pad(x.reshape(5000, 28, 28), ((0, 0), (28, 28), (28, 28)))
    return padded[:, 28 - down : 56 - down, 28 - right : 56 - right].reshape(5000, 784)
