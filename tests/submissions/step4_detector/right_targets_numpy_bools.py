# right: a tuple of numpy's own bools, with a decorator that keeps the name
# slow: about 1 s
from functools import wraps


def traced(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        print("calling", function.__name__)
        return function(*args, **kwargs)

    return wrapper


@traced
def two_targets(y):
    return tuple(np.bool_(label == 2) for label in y)
