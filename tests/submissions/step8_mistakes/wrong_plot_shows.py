# fails: draws_the_mistakes | plot_mistakes called plt.show\(\)
# why: the article ends with plt.show()


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 5))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n]):
        plt.subplot(3, 5, place + 1)
        plt.imshow(x[i].reshape(28, 28), cmap="gray_r")
        plt.title(f"true {y_true[i]}, predicted {y_pred[i]}")
    plt.show()
    return fig
