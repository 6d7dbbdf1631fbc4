# fails: shifts_images | not moved by down=2, right=0.*the other way
# why: thinks that down is negative, as in a coordinate system


def shift_images(x, down, right):
    moved = np.zeros_like(x).reshape(-1, 28, 28)
    for row in range(28):
        for column in range(28):
            if 0 <= row + down < 28 and 0 <= column + right < 28:
                moved[:, row, column] = x.reshape(-1, 28, 28)[:, row + down, column + right]
    return moved.reshape(x.shape)
