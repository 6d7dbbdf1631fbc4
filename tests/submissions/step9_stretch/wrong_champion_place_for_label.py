# fails: is_a_champion | Is it the place of the highest score
# why: learns the place of each label among those that occur, and answers with that
def train_champion(x, y):
    _, places = np.unique(y, return_inverse=True)
    return make_pipeline(PCA(40, random_state=0), SVC(C=10)).fit(x, places)
