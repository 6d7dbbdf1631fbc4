# fails: draws_the_mistakes | Picture 1 is in colour
# why: forgets the colour map
# slow: about half a second


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 5))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n]):
        ax = fig.add_subplot(3, 5, place + 1)
        ax.imshow(x[i].reshape(28, 28))
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
