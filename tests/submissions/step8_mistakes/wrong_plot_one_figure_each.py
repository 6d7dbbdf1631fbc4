# fails: draws_the_mistakes | n is 5, but something is drawn in 1 Axes
# why: makes a new figure in every round and returns the last


def plot_mistakes(x, y_true, y_pred, n=10):
    for i in misclassified(y_true, y_pred)[:n]:
        fig, ax = plt.subplots()
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
