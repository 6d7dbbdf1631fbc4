# fails: fills_the_grid | Cell 1 of the grid is too small to see a digit.*figure large enough
# why: thinks inches are centimetres, or a fraction of the page
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False, figsize=(0.6, 0.5))
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    return fig
