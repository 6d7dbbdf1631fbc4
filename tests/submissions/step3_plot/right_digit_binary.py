# right: binary, a longer title, no interpolation at all, and an explicit range of colours
# slow: about half a second


def plot_digit(row: np.ndarray, label: int, ax: Axes) -> Axes:
    ax.imshow(to_image(row), cmap="binary", interpolation="none", vmin=0, vmax=255)
    ax.set_title(f"Label: {label}", fontsize=20, color="red")
    return ax
