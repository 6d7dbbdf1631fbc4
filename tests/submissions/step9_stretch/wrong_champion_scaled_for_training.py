# fails: is_a_champion | right about \d+\.\d% of new digits.*(?i:scal)
# why: scales the training rows outside the model, which gets new rows unscaled
# slow: about 2 s


def train_champion(x, y):
    return SVC(C=10).fit(x / 255, y)
