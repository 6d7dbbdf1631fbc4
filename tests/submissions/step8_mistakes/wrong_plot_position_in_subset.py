# fails: draws_the_mistakes | does not show the expected digit|plot_mistakes raised IndexError
# why: picks out the images first, and then uses the positions in the whole data


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)
    images = x[wrong]
    fig = plt.figure(figsize=(10, 5))
    for place, i in enumerate(wrong[:n]):
        ax = fig.add_subplot(3, 5, place + 1)
        ax.imshow(images[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}")
    return fig
