# fails: fills_the_grid | changed its argument
# why: inverts the colours of all the data, and so the caller's too


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    x[:] = 255 - x
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        ax.imshow(to_image(row), cmap="gray")
        ax.set_title(label)
    return fig
