# fails: draws_the_mistakes | The figure has 1 colour bar beside its digits.*colorbar
# why: adds a colour bar to the last digit, which is one more Axes


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(8, 8))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n], start=1):
        ax = fig.add_subplot(4, 5, place)
        image = ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}", fontsize=6)
        ax.axis("off")
    fig.colorbar(image, ax=ax)
    return fig
