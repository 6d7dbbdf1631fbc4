# fails: knows_precision_and_recall | precision_recall changed its argument said_two
# why: &= works in place


def precision_recall(is_two, said_two):
    said, twos = said_two.sum(), is_two.sum()
    said_two &= is_two
    found = said_two.sum()
    return found / max(said, 1), found / max(twos, 1)
