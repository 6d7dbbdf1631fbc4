# fails: leaves_spare_cells_empty | plot_grid raised IndexError
# why: loops over the digits, but there are fewer cells
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for i in range(len(x)):
        plot_digit(x[i], y[i], axes[i // n_cols, i % n_cols])
    return fig
