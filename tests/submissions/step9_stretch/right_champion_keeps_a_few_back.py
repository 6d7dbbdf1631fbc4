# right: judges itself by the last hundred rows, and is good enough without it: the text does not ask for all rows
# allows: leaves the last rows out
# slow: about 2 s
def train_champion(x, y):
    rest = min(100, len(x) // 10)
    champion = make_pipeline(PCA(40, random_state=0), SVC(C=10)).fit(x[:-rest], y[:-rest])
    champion.score(x[-rest:], y[-rest:])
    return champion
