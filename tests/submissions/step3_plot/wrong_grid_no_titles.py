# fails: labels_the_grid | The title of cell 1 of the grid is not the label of its digit.*actual: ''
# why: draws the digits itself and forgets the titles


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, ax in zip(x, axes.flat):
        ax.imshow(to_image(row), cmap="gray_r")
    return fig
