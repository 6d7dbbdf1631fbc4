# right: fills the grid column by column: the text does not say which way
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig, axes = plt.subplots(3, 7, figsize=(14, 6))
    for ax in axes.flat:
        ax.set_axis_off()
    for ax, i in zip(axes.T.flat, misclassified(y_true, y_pred)[:n]):
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}", fontsize=7)
    return fig
