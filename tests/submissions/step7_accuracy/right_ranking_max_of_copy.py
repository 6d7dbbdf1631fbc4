# right: takes the best out again and again, from a copy


def ranking(results):
    left, names = dict(results), []
    while left:
        names.append(max(left, key=lambda name: left[name]["accuracy"]))
        left.pop(names[-1])
    return names
