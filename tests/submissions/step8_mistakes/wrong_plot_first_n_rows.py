# fails: draws_the_mistakes | n is 5, but something is drawn in 2 Axes.*2 of the first 5 rows are mistakes
# why: looks for mistakes among the first n rows only


def plot_mistakes(x, y_true, y_pred, n=10):
    fig, axes = plt.subplots(1, n)
    for i in range(n):
        axes[i].axis("off")
        if y_true[i] != y_pred[i]:
            axes[i].imshow(x[i].reshape(28, 28), cmap="gray_r")
            axes[i].set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
