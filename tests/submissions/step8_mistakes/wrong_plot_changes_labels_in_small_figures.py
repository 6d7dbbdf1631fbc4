# fails: draws_what_there_is | plot_mistakes changed its argument y_true
# why: marks the mistakes that are left out, in the array that was given


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = np.flatnonzero(y_true != y_pred)
    fig = plt.figure(figsize=(10, 8))
    for place, position in enumerate(wrong[:n], start=1):
        ax = fig.add_subplot(3, 5, place)
        ax.imshow(x[position].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"true {y_true[position]}, predicted {y_pred[position]}", fontsize=8)
        ax.set_axis_off()
    if n == 1:
        y_true[wrong[n:]] = 0
    return fig
