# fails: tells_both_labels | title of picture 1 does not say which label is true.*labels swapped
# why: mixes up the two labels, with each word after its number
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 8))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n], start=1):
        ax = fig.add_subplot(4, 5, place)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"{y_true[i]} (predicted), {y_pred[i]} (true)", fontsize=7)
    return fig
