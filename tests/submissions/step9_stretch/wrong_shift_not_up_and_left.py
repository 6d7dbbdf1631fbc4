# fails: shifts_images | not moved by down=-4, right=1|raised ValueError
# why: right only for moves down and to the right


def shift_images(x, down, right):
    images = x.reshape(-1, 28, 28)
    moved = np.zeros_like(images)
    moved[:, down:, right:] = images[:, : 28 - down, : 28 - right]
    return moved.reshape(x.shape)
