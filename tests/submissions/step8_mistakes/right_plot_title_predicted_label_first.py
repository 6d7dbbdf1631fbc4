# right: 'predicted label 3, true label 5' names both with their words
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 8))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n], start=1):
        ax = fig.add_subplot(4, 5, place)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"predicted label {y_pred[i]}\ntrue label {y_true[i]}")
    return fig
