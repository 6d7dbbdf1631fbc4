# fails: shifts_images | wrong shape.*expected: shape \(3, 784\) actual: shape \(3, 28, 28\)
# why: forgets to turn the images back into rows


def shift_images(x, down, right):
    padded = np.pad(x.reshape(-1, 28, 28), ((0, 0), (28, 28), (28, 28)))
    return padded[:, 28 - down : 56 - down, 28 - right : 56 - right]
