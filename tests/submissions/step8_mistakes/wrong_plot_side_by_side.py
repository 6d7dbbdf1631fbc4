# fails: draws_the_mistakes | n is 5, but something is drawn in 1 Axes.*new Axes made for every mistake
# why: puts all digits into one wide image


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)[:n]
    fig, ax = plt.subplots(figsize=(12, 3))
    ax.imshow(np.hstack([x[i].reshape(28, 28) for i in wrong]), cmap="gray_r")
    ax.set_title(f"true {y_true[wrong]}, predicted {y_pred[wrong]}")
    return fig
