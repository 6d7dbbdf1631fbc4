# fails: fills_the_grid | Cell 2 of the grid does not show the expected digit, but the one at index 3 of the data
# why: fills one column after the other
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.T.flat):
        plot_digit(row, label, ax)
    return fig
