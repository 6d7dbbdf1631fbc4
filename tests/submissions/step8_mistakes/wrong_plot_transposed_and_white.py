# fails: draws_the_mistakes | turned on its side.*It also shows white ink on black
# why: turns the digits, and takes the colour map that is not reversed


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 8))
    for place, p in enumerate(misclassified(y_true, y_pred)[:n], start=1):
        ax = fig.add_subplot(4, 5, place)
        ax.imshow(x[p].reshape(28, 28).T, cmap="gray")
        ax.set_title(f"true {y_true[p]}, predicted {y_pred[p]}", fontsize=8)
    return fig
