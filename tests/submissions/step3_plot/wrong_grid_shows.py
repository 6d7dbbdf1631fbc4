# fails: does_not_show | plot_grid called plt\.show\(\)
# why: every script so far ended with plt.show()


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    plt.show()
    return fig
