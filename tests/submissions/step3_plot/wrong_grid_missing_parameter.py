# fails: fills_the_grid | plot_digit\(\) missing 1 required positional argument: 'label'
# why: calls plot_digit without the label


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for row, ax in zip(x, axes.flat):
        plot_digit(row, ax=ax)
    return fig
