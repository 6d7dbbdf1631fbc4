# right: every Axes placed by hand, from right to left in the code; a heading for the figure
# slow: about 1 s


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = misclassified(y_true, y_pred)[:n]
    fig = plt.figure(figsize=(1.5 * len(wrong), 2))
    fig.suptitle(f"{len(wrong)} mistakes", y=0.99)
    for place in reversed(range(len(wrong))):
        ax = fig.add_axes((place / len(wrong), 0, 0.9 / len(wrong), 0.7))
        ax.imshow(x[wrong[place]].reshape(28, 28), cmap="gray_r", aspect="auto")
        ax.set_title(f"Label: {y_true[wrong[place]]}\nPrediction: {y_pred[wrong[place]]}", fontsize=7)
        ax.set_axis_off()
    return fig
