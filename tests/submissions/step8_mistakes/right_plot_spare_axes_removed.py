# right: spare cells are removed; 'predicted 3 (true 5)', 255 - x with gray
# slow: about 3 s


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = list(misclassified(y_true, y_pred))[:n]
    fig, axes = plt.subplots(5, 4, figsize=(8, 10))
    for place, ax in enumerate(axes.ravel()):
        if place < len(wrong):
            i = wrong[place]
            ax.imshow(255 - x[i].reshape(28, 28), cmap=plt.cm.gray)
            ax.set_title("predicted {} (true {})".format(y_pred[i], y_true[i]))
        else:
            ax.remove()
    return fig
