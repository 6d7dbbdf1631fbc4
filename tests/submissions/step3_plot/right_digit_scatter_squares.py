# right: one square marker for each pixel
# slow: about 1 s


def plot_digit(row, label, ax):
    r, c = np.mgrid[:28, :28]
    ax.scatter(
        c,
        r,
        c=row,
        cmap="gray_r",
        marker="s",
        s=(ax.get_window_extent().width / 28 * 72 / ax.figure.dpi) ** 2,
        linewidths=0,
    )
    ax.set(xlim=(-0.5, 27.5), ylim=(27.5, -0.5))
    ax.set_aspect("equal")
    ax.set_title(str(label))
    return ax
