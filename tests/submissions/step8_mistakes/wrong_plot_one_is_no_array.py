# fails: draws_what_there_is | 'Axes' object
# why: plt.subplots gives an array of Axes, but just an Axes when only one is asked for: n=1 raises an error
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)[:n]
    fig, axes = plt.subplots(1, len(wrong), figsize=(15, 2))
    for ax, i in zip(axes, wrong):
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}", fontsize=6)
    return fig
