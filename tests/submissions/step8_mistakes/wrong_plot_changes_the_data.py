# fails: draws_the_mistakes | plot_mistakes changed its argument x
# why: inverts the rows in place: whoever uses the data afterwards finds that 255 is white paper


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)[:n]
    x[wrong] = 255 - x[wrong]
    fig = plt.figure(figsize=(10, 5))
    for place, i in enumerate(wrong):
        ax = fig.add_subplot(3, 5, place + 1)
        ax.imshow(x[i].reshape(28, 28), cmap="gray")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
