# fails: fills_the_grid | The figure is not a grid of 3 rows and 4 columns
# why: a new figure in every round of the loop: only the last digit is in the one that is returned


def plot_grid(x, y, n_rows, n_cols):
    for i in range(min(len(x), n_rows * n_cols)):
        fig = plt.figure()
        plot_digit(x[i], y[i], fig.add_subplot(n_rows, n_cols, i + 1))
    return fig
