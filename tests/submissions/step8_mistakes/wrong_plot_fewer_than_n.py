# fails: draws_what_there_is | plot_mistakes raised IndexError.*run past the end
# why: counts to n, although there are fewer mistakes
# slow: about half a second


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)
    fig = plt.figure(figsize=(10, 5))
    for place in range(n):
        ax = fig.add_subplot(4, 5, place + 1)
        ax.imshow(x[wrong[place]].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[wrong[place]]}, predicted {y_pred[wrong[place]]}")
        ax.axis("off")
    return fig
