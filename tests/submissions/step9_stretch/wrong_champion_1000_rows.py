# fails: is_a_champion | The champion is right about [1-4]\d\.\d% of new digits.*(?i:all rows)
# why: trains on the first rows only, to save time


def train_champion(x, y):
    return make_pipeline(PCA(40), SVC(C=10)).fit(x[:1000], y[:1000])
