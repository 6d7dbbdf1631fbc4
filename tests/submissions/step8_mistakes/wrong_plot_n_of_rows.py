# fails: draws_the_mistakes | n is 5, but something is drawn in 2 Axes.*2 of the first 5 rows are mistakes
# why: cuts the data to n rows before looking for mistakes


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 8))
    for place, i in enumerate(misclassified(y_true[:n], y_pred[:n]), start=1):
        ax = fig.add_subplot(4, 5, place)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}", fontsize=7)
    return fig
