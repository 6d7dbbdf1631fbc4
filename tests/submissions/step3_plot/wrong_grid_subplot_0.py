# fails: fills_the_grid | plot_grid raised ValueError: num must be an integer with 1 <= num <= 12, not 0
# why: counts from 0, but subplot counts from 1


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure()
    for i in range(n_rows * n_cols):
        ax = plt.subplot(n_rows, n_cols, i)
        if i < len(x):
            plot_digit(x[i], y[i], ax)
    return fig
