# fails: ranks_by_accuracy | in order of their accuracy
# why: sorts once, and keeps the order for as many models
ORDERS = {}


def ranking(results):
    if len(results) not in ORDERS:
        ORDERS[len(results)] = sorted(results, key=lambda name: results[name]["accuracy"], reverse=True)
    return ORDERS[len(results)]
