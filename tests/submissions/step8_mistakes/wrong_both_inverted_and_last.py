# fails: finds_the_mistakes | These are the rows that are right
# fails: draws_the_mistakes | misclassified does not name the mistakes yet.*look there first
# why: == instead of !=, and the last ones instead of the first
# slow: about 1 s


def misclassified(y_true, y_pred):
    return np.flatnonzero(y_true == y_pred)


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 8))
    for place, i in enumerate(misclassified(y_true, y_pred)[-n:], start=1):
        ax = fig.add_subplot(3, 5, place)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}", fontsize=8)
        ax.set_axis_off()
    return fig
