# fails: draws_what_there_is | n is not given, something is drawn in 5 Axes.*n=10 among
# why: changes the default of n


def plot_mistakes(x, y_true, y_pred, n=5):
    fig = plt.figure(figsize=(10, 5))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n]):
        ax = fig.add_subplot(3, 5, place + 1)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
