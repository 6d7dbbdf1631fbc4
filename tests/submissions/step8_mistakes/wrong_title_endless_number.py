# fails: tells_both_labels | both in it
# why: the digits of all pixels end up in the title
# slow: about 2 s
def plot_mistakes(x, y_true, y_pred, n=10):
    fig, axes = plt.subplots(4, 5)
    for number, (ax, position) in enumerate(zip(axes.flat, misclassified(y_true, y_pred)[:n])):
        ax.imshow(x[position].reshape(28, 28), cmap="gray_r")
        ax.set_title("true, predicted " + "1" * (5000 if number == 0 and n == 10 else 5))
    return fig
