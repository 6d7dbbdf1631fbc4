# fails: draws_what_there_is | n is 20, something is drawn in 10 Axes.*actual: 10
# why: always makes 2 x 5 cells, and zip stops quietly
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig, axes = plt.subplots(2, 5)
    for ax in axes.flat:
        ax.axis("off")
    for ax, i in zip(axes.flat, misclassified(y_true, y_pred)[:n]):
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}", fontsize=6)
    return fig
