# fails: draws_what_there_is | A second call of plot_mistakes changed what the first one had returned.*one figure for all calls
# why: plt.figure with a name gives the same figure again
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = np.flatnonzero(y_true != y_pred)[:n]
    fig = plt.figure("mistakes", figsize=(10, 8), clear=True)
    for place, position in enumerate(wrong, start=1):
        ax = fig.add_subplot(3, 5, place)
        ax.imshow(x[position].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[position]}, predicted {y_pred[position]}", fontsize=8)
        ax.set_axis_off()
    return fig
