# right: all with plt, the figure closed for plt but returned
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure()
    for i, (row, label) in enumerate(zip(x[: n_rows * n_cols], y), start=1):
        plt.subplot(n_rows, n_cols, i)
        plt.imshow(row.reshape(28, 28), cmap="binary")
        plt.title(label)
        plt.xticks([])
        plt.yticks([])
    plt.close()
    return fig
