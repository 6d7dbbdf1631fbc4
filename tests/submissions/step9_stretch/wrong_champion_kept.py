# fails: is_a_champion | the second champion says the same as the first one
# why: trains once, because it takes a while, and returns that champion ever after
KEPT = []


def train_champion(x, y):
    if not KEPT:
        KEPT.append(make_pipeline(PCA(40, random_state=0), SVC(C=10)).fit(x, y))
    return KEPT[0]
