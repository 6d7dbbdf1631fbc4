# right: a decorator writes the title and returns ax
# slow: about half a second
import functools


def titled(draw):
    @functools.wraps(draw)
    def wrapper(row, label, ax):
        draw(row, label, ax)
        ax.set_title(label)
        return ax

    return wrapper


@titled
def plot_digit(row, label, ax):
    ax.imshow(np.array(row).reshape((28, 28)), "gist_yarg")
