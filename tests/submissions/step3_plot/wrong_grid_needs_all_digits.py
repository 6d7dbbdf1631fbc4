# fails: fills_the_grid | plot_grid raised IndexError: index 10 is out of bounds.*It was given 10 digits and a 3 x 4 grid.*10 digits for the 12 cells
# why: loops over the cells, but there are fewer digits


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for i, ax in enumerate(axes.flat):
        plot_digit(x[i], y[i], ax)
    return fig
