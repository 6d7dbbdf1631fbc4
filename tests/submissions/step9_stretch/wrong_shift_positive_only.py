# fails: shifts_images | shift_images raised ValueError|not moved by down=
# why: only thinks of positive numbers: [:-0] is empty


def shift_images(x, down, right):
    images = x.reshape(-1, 28, 28)
    moved = np.zeros_like(images)
    moved[:, down:, right:] = images[:, :-down, :-right]
    return moved.reshape(x.shape)
