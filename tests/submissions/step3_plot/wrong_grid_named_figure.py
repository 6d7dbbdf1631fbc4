# fails: leaves_spare_cells_empty | A second call of plot_grid changed what the first one had returned.*one figure for all calls
# why: plt.figure with a name gives the same figure again
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure("digits", clear=True)
    for place in range(n_rows * n_cols):
        ax = fig.add_subplot(n_rows, n_cols, place + 1)
        ax.axis("off")
        if place < len(x):
            plot_digit(x[place], y[place], ax)
    return fig
