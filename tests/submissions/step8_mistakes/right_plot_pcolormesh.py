# right: pcolormesh with the y axis inverted; 'y_true=5, y_pred=3'
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)[:n]
    fig = plt.figure(figsize=(2 * len(wrong), 2))
    for place, i in enumerate(wrong, start=1):
        ax = fig.add_subplot(1, len(wrong), place, aspect="equal")
        ax.pcolormesh(x[i].reshape(28, 28), cmap="gray_r")
        ax.invert_yaxis()
        ax.set_title(f"y_true={y_true[i]}, y_pred={y_pred[i]}")
    return fig
