# right: a search with nothing to choose, and a class with a decorator
# slow: about 1 s
from functools import wraps

from sklearn.model_selection import GridSearchCV


def logged(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        print(function.__name__, args, kwargs)
        return function(*args, **kwargs)

    return wrapper


@logged
def make_knn(k=3):
    return GridSearchCV(KNeighborsClassifier(), {"n_neighbors": [k]}, cv=2)
