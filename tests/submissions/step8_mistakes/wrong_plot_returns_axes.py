# fails: draws_the_mistakes | plot_mistakes returned .*, where a matplotlib Figure was expected
# why: returns the second thing that subplots gave


def plot_mistakes(x, y_true, y_pred, n=10):
    _, axes = plt.subplots(3, 5)
    for ax, i in zip(axes.flat, misclassified(y_true, y_pred)[:n]):
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return axes
