# fails: is_a_champion | hardly better than guessing. Is it trained on the x and y of this call
# why: trains on what lies around from trying it out, not on what it is given
ROWS = np.random.default_rng(0).integers(0, 255, (300, 784))
LABELS = np.arange(300) % 10


def train_champion(x, y):
    return SVC().fit(ROWS, LABELS)
