# right: a grid with spare cells, which are hidden; 'actual: 5 / pred: 3'
# slow: about 2 s


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)[:n]
    fig, axes = plt.subplots((len(wrong) + 3) // 4 or 1, 4, squeeze=False, constrained_layout=True)
    for ax in axes.flat:
        ax.axis("off")
    for ax, i in zip(axes.flat, wrong):
        ax.imshow(x[i].reshape(28, 28), cmap="binary")
        ax.set_title(f"actual: {y_true[i]} / pred: {y_pred[i]}", fontsize=7)
    return fig
