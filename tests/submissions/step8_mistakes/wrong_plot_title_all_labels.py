# fails: tells_both_labels | does not say which label is true
# why: forgets the index: all labels in every title
# slow: about 2 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 5))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n]):
        ax = fig.add_subplot(3, 5, place + 1)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true}, predicted {y_pred}", fontsize=4)
    return fig
