# right: makes the Figure without pyplot; one Axes for each cell, row by row, the spare ones stay empty

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure


def plot_grid(x, y, n_rows, n_cols):
    fig = Figure(figsize=(1.2 * n_cols, 1.5 * n_rows), layout="constrained")
    FigureCanvasAgg(fig)
    digits = iter(zip(x, y))
    for cell in range(1, n_rows * n_cols + 1):
        ax = fig.add_subplot(n_rows, n_cols, cell)
        ax.set_axis_off()
        digit = next(digits, None)
        if digit is not None:
            plot_digit(*digit, ax)
    return fig
