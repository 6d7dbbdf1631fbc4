# right: an object with __call__, which is longer than it needs to be
# slow: about half a second


class GridPlotter:
    scale = 1.5

    def figure(self, n_rows, n_cols):
        return plt.subplots(n_rows, n_cols, squeeze=False, figsize=(self.scale * n_cols, self.scale * n_rows))

    def __call__(self, x, y, n_rows, n_cols):
        fig, axes = self.figure(n_rows, n_cols)
        digits = iter(zip(x, y))
        for ax in axes.flat:
            ax.axis("off")
            digit = next(digits, None)
            if digit is not None:
                plot_digit(*digit, ax)
        return fig


plot_grid = GridPlotter()
