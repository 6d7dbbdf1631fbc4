# right: first down, then right, each by a recursion of single steps


def shift_images(x, down, right):
    images = x.reshape(-1, 28, 28)
    white = np.zeros_like(images[:, :1])
    for _ in range(abs(down)):
        images = np.concatenate([white, images[:, :-1]] if down > 0 else [images[:, 1:], white], axis=1)
    if right:
        images = shift_images(images.transpose(0, 2, 1), right, 0).reshape(-1, 28, 28).transpose(0, 2, 1)
    return images.reshape(-1, 784)
