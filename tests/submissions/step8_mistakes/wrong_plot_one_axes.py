# fails: draws_the_mistakes | n is 5, and 1 digits? (are|is) drawn.*an Axes of its own
# why: draws one over the other


def plot_mistakes(x, y_true, y_pred, n=10):
    fig, ax = plt.subplots()
    for i in misclassified(y_true, y_pred)[:n]:
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
