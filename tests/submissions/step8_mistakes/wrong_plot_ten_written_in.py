# fails: draws_the_mistakes | n is 5, but something is drawn in 10 Axes.*n not used
# why: writes 10 where n is meant
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)[:10]
    fig, axes = plt.subplots(2, 5)
    for ax, i in zip(axes.flat, wrong):
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
