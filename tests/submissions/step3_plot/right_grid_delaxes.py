# right: the spare Axes are removed again
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for i, ax in enumerate(axes.ravel()):
        if i >= len(x):
            fig.delaxes(ax)
            continue
        plot_digit(x[i], y[i], ax)
    plt.tight_layout()
    return fig
