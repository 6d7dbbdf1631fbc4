# fails: draws_the_mistakes | turned on its side
# why: believes that imshow wants columns first
# slow: about half a second


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 5))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n]):
        ax = fig.add_subplot(3, 5, place + 1)
        ax.imshow(x[i].reshape(28, 28).T, cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
