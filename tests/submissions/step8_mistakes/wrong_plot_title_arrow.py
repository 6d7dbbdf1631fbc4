# fails: tells_both_labels | have a word
# why: an arrow does not say which end is true
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 8))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n], start=1):
        ax = fig.add_subplot(4, 5, place)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"{y_true[i]} -> {y_pred[i]}", fontsize=7)
    return fig
