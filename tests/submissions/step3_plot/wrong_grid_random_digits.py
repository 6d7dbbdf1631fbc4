# fails: fills_the_grid | Cell \d+ of the grid does not show the expected digit
# why: a random choice is more fun, but it is not the first digits
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for i, ax in zip(np.random.permutation(len(x)), axes.flat):
        plot_digit(x[i], y[i], ax)
    return fig
