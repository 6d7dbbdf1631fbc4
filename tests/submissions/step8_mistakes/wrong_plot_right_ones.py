# fails: draws_the_mistakes | Picture 1 does not show the expected digit
# why: draws what the model got right
# slow: about half a second


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 5))
    for place, i in enumerate(np.flatnonzero(y_true == y_pred)[:n]):
        ax = fig.add_subplot(2, 5, place + 1)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
