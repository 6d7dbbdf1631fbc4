# fails: shifts_images | what comes in at the edge 0
# why: clears one row fewer than came back in


def shift_images(x, down, right):
    moved = np.roll(x.reshape(-1, 28, 28), (down, right), axis=(1, 2))
    if down > 0:
        moved[:, : down - 1] = 0
    if right > 0:
        moved[:, :, : right - 1] = 0
    return moved.reshape(x.shape)
