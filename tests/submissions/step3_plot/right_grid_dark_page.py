# right: the digits are dark on white; the page around them, and so the spare cells, is dark, as in many notebooks
# slow: about half a second
plt.style.use("dark_background")


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    return fig
