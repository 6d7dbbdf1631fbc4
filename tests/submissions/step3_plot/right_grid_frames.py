# right: the frames and their numbers stay on, around the spare cells too
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False, figsize=(10, 8))
    for row, label, ax in zip(x, y, axes.flat):
        ax.imshow(to_image(row), cmap="gray_r")
        ax.set_title(f"Label: {label}")
    return fig
