# right: a Figure made without pyplot; 'label 5, model said 3'
# slow: about 3 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig = Figure(figsize=(6, 6), layout="tight")
    for place, i in enumerate(misclassified(y_true, y_pred)[:n], start=1):
        ax = fig.add_subplot(4, 5, place, title=f"label {y_true[i]},\nmodel said {y_pred[i]}")
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r", vmin=0, vmax=255)
    return fig
