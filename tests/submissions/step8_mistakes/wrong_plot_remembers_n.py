# fails: draws_what_there_is | the same picture for other mistakes
# why: keeps the figure for each n
FIGURES = {}


def plot_mistakes(x, y_true, y_pred, n=10):
    if n not in FIGURES:
        wrong = np.flatnonzero(y_true != y_pred)[:n]
        FIGURES[n] = plt.figure(figsize=(10, 8))
        for place, position in enumerate(wrong, start=1):
            ax = FIGURES[n].add_subplot(3, 5, place)
            ax.imshow(x[position].reshape(28, 28), cmap="gray_r")
            ax.set_title(f"true {y_true[position]}, predicted {y_pred[position]}", fontsize=8)
            ax.set_axis_off()
    return FIGURES[n]
