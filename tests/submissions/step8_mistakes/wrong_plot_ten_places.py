# fails: draws_what_there_is | num must be .*more pictures than the grid has places
# why: the size of the grid is written into the code


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure()
    for i, row in enumerate(misclassified(y_true, y_pred)[:n]):
        ax = fig.add_subplot(2, 5, i + 1)
        ax.imshow(x[row].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"{y_true[row]} as {y_pred[row]}")
    return fig
