# fails: draws_the_mistakes | The figure has 5 colour bars beside its digits
# why: adds a colour bar to each digit, which is one more Axes
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(20, 12))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n], start=1):
        ax = fig.add_subplot(4, 5, place)
        fig.colorbar(ax.imshow(x[i].reshape(28, 28), cmap="gray_r"), ax=ax)
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
