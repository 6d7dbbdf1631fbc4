# right: black ink, more or less transparent
# slow: about 1 s


def plot_digit(row, label, ax):
    rgba = np.zeros((28, 28, 4))
    rgba[..., 3] = to_image(row) / 255
    ax.imshow(rgba)
    ax.set_title(str(label))
    return ax
