# right: the spare Axes are made invisible; small, with a title for the whole figure
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False, figsize=(3, 2.4), sharex=True, sharey=True)
    fig.suptitle("The first 10 digits")
    for i, ax in enumerate(axes.flat):
        if i < len(x):
            plot_digit(x[i], y[i], ax)
        else:
            ax.set_visible(False)
    return fig
