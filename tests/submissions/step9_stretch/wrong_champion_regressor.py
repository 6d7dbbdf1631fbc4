# fails: is_a_champion | right about \d\.\d%|right about
# why: a regressor knows numbers, not kinds
# slow: about half a second

from sklearn.neighbors import KNeighborsRegressor

def train_champion(x, y):
    return make_pipeline(PCA(40), KNeighborsRegressor(3)).fit(x, y)
