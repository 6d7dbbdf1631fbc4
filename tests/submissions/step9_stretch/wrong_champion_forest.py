# fails: is_a_champion | right about 9[34]\.\d% of new digits.*expected: at least 95%
# why: the best of step 6 is not quite good enough
# slow: about 2 s
from sklearn.ensemble import RandomForestClassifier


def train_champion(x, y):
    return RandomForestClassifier(random_state=0).fit(x, y)
