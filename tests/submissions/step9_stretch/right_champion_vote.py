# right: three models vote
# slow: about 2 s
from sklearn.ensemble import VotingClassifier


def train_champion(x, y):
    models = [("bent", make_pipeline(PCA(40), SVC(C=10)))]
    models += [(f"{k} neighbours", make_pipeline(PCA(40), KNeighborsClassifier(k))) for k in (1, 3)]
    return VotingClassifier(models, weights=(1.5, 1, 1)).fit(x, y)
