# right: "3 instead of 5" says which one was meant
# slow: about 2 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 8))
    for place, i in enumerate(misclassified(y_true, y_pred)[:n], start=1):
        ax = fig.add_subplot(4, 5, place)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"{y_pred[i]} instead of {y_true[i]}", fontsize=7)
    return fig
