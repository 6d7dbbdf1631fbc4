# fails: knows_precision_and_recall | not right for 600 twos
# why: counts with bytes, which start again at 0 after 255
def precision_recall(is_two, said_two):
    found = int(is_two.astype(np.uint8) @ said_two.astype(np.uint8))
    return found / max(int(said_two.sum()), 1), found / max(int(is_two.sum()), 1)
