# fails: is_a_champion | returned (a|the) class (\w+ )?itself.*Are the brackets missing\?
# why: names the model without making one


def train_champion(x, y):
    return SVC
