# right: float32 is a habit of those who train networks; its rounding is not a mistake


def precision_recall(is_two, said_two):
    found = np.sum(is_two & said_two)
    all_of_them = np.array([said_two.sum(), is_two.sum()], dtype=np.float32)
    return np.divide(found, all_of_them, out=np.zeros_like(all_of_them), where=all_of_them > 0)
