# fails: draws_what_there_is | cannot be called the way the course calls it.*n=10
# why: leaves out the default of n


def plot_mistakes(x, y_true, y_pred, n):
    fig = plt.figure(figsize=(10, 5))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n]):
        ax = fig.add_subplot(3, 5, place + 1)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
