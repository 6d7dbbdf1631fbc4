# fails: tells_both_labels | set on this Axes itself.*actual: ''
# why: the title is set on the next Axes
# slow: about 3 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig, axes = plt.subplots(4, 6, figsize=(12, 8))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n]):
        axes.flat[place].imshow(x[i].reshape(28, 28), cmap="gray_r")
        axes.flat[place + 1].set_title(f"true {y_true[i]}, predicted {y_pred[i]}", fontsize=6)
    return fig
