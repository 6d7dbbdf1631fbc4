# fails: fills_the_grid | The figure has 10 colour bars beside its cells
# why: a colour bar for every digit, which is one more Axes
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False, figsize=(12, 9))
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        fig.colorbar(ax.imshow(to_image(row), cmap="gray_r"), ax=ax)
        ax.set_title(label)
    return fig
