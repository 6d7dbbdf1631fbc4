# right: "5 confused with 3", in red; subfigures
# slow: about 2 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = plt.figure(figsize=(10, 8), layout="constrained")
    wrong = misclassified(y_true, y_pred)[:n]
    for part, i in zip(fig.subfigures(4, 5).flat, wrong):
        ax = part.subplots()
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"{y_true[i]} confused with {y_pred[i]}", color="red", fontsize=6)
    return fig
