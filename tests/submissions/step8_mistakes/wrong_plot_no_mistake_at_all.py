# fails: draws_what_there_is | Number of columns must be a positive integer, not 0.*only right predictions
# why: plt.subplots cannot make 0 cells
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)[:n]
    fig, axes = plt.subplots(1, len(wrong), figsize=(15, 2), squeeze=False)
    for ax, i in zip(axes.flat, wrong):
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}", fontsize=6)
    return fig
