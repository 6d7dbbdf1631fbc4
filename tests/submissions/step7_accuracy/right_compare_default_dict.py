# right: a library's dict, filled by several threads, one after the other
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor


def compare(models, x_train, y_train, x_test, y_test):
    with ThreadPoolExecutor(1) as pool:
        later = [(name, pool.submit(evaluate, model, x_train, y_train, x_test, y_test)) for name, model in models.items()]
    return OrderedDict((name, future.result()) for name, future in later)
