# fails: is_a_champion | It was given a single row
# why: a single row gets a label without dimensions
# slow: about 2 s
class Champion(BaseEstimator):
    def fit(self, x, y):
        self.model = make_pipeline(PCA(40, random_state=0), SVC(C=10)).fit(x, y)
        return self
    def predict(self, x):
        return self.model.predict(x).squeeze()
def train_champion(x, y):
    return Champion().fit(x, y)
