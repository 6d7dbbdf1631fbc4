# fails: fills_the_grid | The figure has 1 colour bar beside its cells.*colorbar
# why: adds a colour bar for the whole grid, which is one more Axes


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False, figsize=(8, 6))
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    fig.colorbar(axes[0, 0].images[0], ax=axes)
    return fig
