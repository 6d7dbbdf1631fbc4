# fails: labels_the_grid | The title of cell 1 of the grid is not the label of its digit.*actual: ''
# why: plt.title always writes on the last Axes
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        ax.imshow(to_image(row), cmap="gray_r")
        plt.title(label)
    for ax in axes.flat[len(x) :]:
        ax.set_title("")
    return fig
