# fails: draws_the_mistakes | drew the first 5 rows.*place in the figure
# why: uses the place in the figure as the position in the data
# slow: about half a second


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)[:n]
    fig = plt.figure(figsize=(10, 5))
    for i in range(len(wrong)):
        ax = fig.add_subplot(3, 5, i + 1)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[wrong[i]]}, predicted {y_pred[wrong[i]]}")
    return fig
