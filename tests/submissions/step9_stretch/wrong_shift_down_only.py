# fails: shifts_images | down=0, right=3
# why: forgets the columns


def shift_images(x, down, right):
    images = x.reshape(-1, 28, 28)
    moved = np.roll(images, down, axis=1)
    moved[:, : max(down, 0)] = 0
    moved[:, 28 + min(down, 0) :] = 0
    return moved.reshape(x.shape)
