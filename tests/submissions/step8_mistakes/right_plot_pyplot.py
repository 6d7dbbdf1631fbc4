# right: pyplot's current figure, a new one; '5 -> predicted 3'
# slow: about half a second


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure()
    for place, i in enumerate(misclassified(y_true, y_pred)[:n], start=1):
        plt.subplot(4, 5, place)
        plt.imshow(np.reshape(x[i], (28, 28)), cmap="gray_r", extent=(0, 28, 28, 0))
        plt.title(f"{y_true[i]} -> predicted {y_pred[i]}", loc="left", fontsize="small")
        plt.xticks([])
        plt.yticks([])
    return fig
