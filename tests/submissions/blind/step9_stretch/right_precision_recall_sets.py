# right: sets of positions: the twos, the finds, and what both have in common


def precision_recall(is_two, said_two):
    twos = {i for i, yes in enumerate(is_two) if yes}
    finds = {i for i, yes in enumerate(said_two) if yes}
    both = len(twos & finds)
    return (both / len(finds) if finds else 0.0, both / len(twos) if twos else 0.0)
