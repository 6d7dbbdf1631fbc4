# fails: shifts_images | shift_images changed its argument x
# why: writes the moved images into x


def shift_images(x, down, right):
    images = x.reshape(-1, 28, 28)
    padded = np.pad(images, ((0, 0), (28, 28), (28, 28)))
    images[:] = padded[:, 28 - down : 56 - down, 28 - right : 56 - right]
    return images.reshape(x.shape)
