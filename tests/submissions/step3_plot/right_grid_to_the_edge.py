# right: cells that reach the edge of the page


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(
        n_rows,
        n_cols,
        squeeze=False,
        figsize=(n_cols, n_rows * 1.3),
        subplot_kw={"xticks": [], "yticks": [], "frame_on": False},
    )
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    plt.subplots_adjust(0, 0, 1, 0.9, 0.02, 0.35)
    return fig
