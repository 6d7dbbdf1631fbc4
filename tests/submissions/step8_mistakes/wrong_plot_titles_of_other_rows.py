# fails: tells_both_labels | title of picture . does not say which label is true
# why: the image is the right one, the labels are those of the first rows
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 5))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n]):
        ax = fig.add_subplot(3, 5, place + 1)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[place]}, predicted {y_pred[place]}")
    return fig
