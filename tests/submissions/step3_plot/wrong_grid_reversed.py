# fails: fills_the_grid | Cell 1 of the grid does not show the expected digit, but the one at index 9 of the data
# why: starts with the last digit
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.set_axis_off()
    for row, label, ax in zip(x[::-1], y[::-1], axes.flat):
        plot_digit(row, label, ax)
    return fig
