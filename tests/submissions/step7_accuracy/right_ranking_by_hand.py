# right: insertion sort into a new list


def ranking(results):
    names = []
    for name in results:
        place = 0
        while place < len(names) and results[names[place]]["accuracy"] >= results[name]["accuracy"]:
            place += 1
        names.insert(place, name)
    return names
