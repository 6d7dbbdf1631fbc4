# fails: is_a_champion | text values|text, where|text
# why: answers with text
# slow: about 1 s


def train_champion(x, y):
    return make_pipeline(PCA(40), SVC(C=10)).fit(x, y.astype(str))
