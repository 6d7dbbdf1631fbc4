# fails: finds_the_mistakes | not the positions of the mistakes
# why: keeps what was found for arrays of the same length
# slow: about 1 s
FOUND = {}


def misclassified(y_true, y_pred):
    if len(y_true) not in FOUND:
        FOUND[len(y_true)] = np.flatnonzero(y_true != y_pred)
    return FOUND[len(y_true)].copy()


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = np.flatnonzero(y_true != y_pred)[:n]
    fig = plt.figure(figsize=(10, 8))
    for place, position in enumerate(wrong, start=1):
        ax = fig.add_subplot(3, 5, place)
        ax.imshow(x[position].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[position]}, predicted {y_pred[position]}", fontsize=8)
        ax.set_axis_off()
    return fig
