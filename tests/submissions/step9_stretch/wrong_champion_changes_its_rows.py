# fails: is_a_champion | train_champion changed its argument x
# why: thickens the ink in place
def train_champion(x, y):
    model = make_pipeline(PCA(40, random_state=0), SVC(C=10)).fit(x, y)
    x[x > 0] |= 1
    x[0] += 1
    return model
