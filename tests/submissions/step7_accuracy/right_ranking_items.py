# right: a tuple made from sorted items
from operator import itemgetter


def ranking(results):
    pairs = [(result["accuracy"], name) for name, result in results.items()]
    return tuple(name for _, name in sorted(pairs, key=itemgetter(0))[::-1])
