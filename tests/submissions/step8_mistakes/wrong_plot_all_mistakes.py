# fails: draws_the_mistakes | There are 12 mistakes and n is 5, but something is drawn in 12 Axes.*Is n used
# why: forgets n
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)
    fig = plt.figure(figsize=(10, 6))
    for place, i in enumerate(wrong):
        ax = fig.add_subplot(3, 5, place + 1)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
