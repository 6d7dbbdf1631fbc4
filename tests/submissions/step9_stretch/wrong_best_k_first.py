# fails: chooses_k | folds says, and is the one with the highest mean of all parts
# why: takes the first of the list


def best_k(x, y, ks, folds):
    return ks[0]
