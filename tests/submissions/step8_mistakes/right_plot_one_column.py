# right: one below another; "is 5, said 3"
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(3, 2 * n))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n], start=1):
        ax = fig.add_subplot(n, 1, place)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"is {y_true[i]}, said {y_pred[i]}", fontsize=7)
    return fig
