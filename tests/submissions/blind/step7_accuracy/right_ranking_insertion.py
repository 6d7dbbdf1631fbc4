# right: insertion sort by hand in a plain Python loop


def ranking(results):
    order = []
    for name in results:
        place = 0
        while place < len(order) and results[order[place]]["accuracy"] >= results[name]["accuracy"]:
            place += 1
        order.insert(place, name)
    return order
