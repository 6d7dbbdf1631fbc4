# fails: fills_the_grid | Cell 2 of the grid is blank.*does a return inside of it end it
# why: the return is indented as far as the loop's lines


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax, row, label in zip(axes.flat, x, y):
        plot_digit(row, label, ax)
        return fig
