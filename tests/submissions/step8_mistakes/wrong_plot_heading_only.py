# fails: tells_both_labels | set on this Axes itself.*actual: ''
# why: one heading for the whole figure


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 8))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n], start=1):
        ax = fig.add_subplot(4, 5, place)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        fig.suptitle(f"true {y_true[i]}, predicted {y_pred[i]}", fontsize=7)
    return fig
