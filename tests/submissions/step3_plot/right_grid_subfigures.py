# right: one subfigure for each row of the grid
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure(figsize=(2 * n_cols, 2 * n_rows))
    axes = []
    for part in fig.subfigures(n_rows, 1, squeeze=False).flat:
        axes += list(part.subplots(1, n_cols, squeeze=False).flat)
    for i, ax in enumerate(axes):
        ax.axis("off")
        if i < len(x):
            plot_digit(x[i], y[i], ax)
    return fig
