# right: spare cells stay empty with their ticks; matshow; 'T:5 P:3'
# slow: about 3 s


def plot_mistakes(x, y_true, y_pred, n=10):
    fig, axes = plt.subplots(4, 5, figsize=(10, 8))
    for ax, i in zip(axes.flat, misclassified(y_true, y_pred)[:n]):
        ax.matshow(x[i].reshape(28, 28), cmap="Greys")
        ax.set_title(f"T:{y_true[i]} P:{y_pred[i]}")
    return fig
