# fails: is_a_champion | right about 9[34]\.\d% of new digits
# why: the best of step 6 is not quite good enough


def train_champion(x, y):
    return KNeighborsClassifier(3).fit(x, y)
