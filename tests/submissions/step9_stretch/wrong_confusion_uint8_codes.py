# fails: counts_confusions | not the right counts.*number made of both labels
# why: y_true * n_classes + y_pred is a uint8 where the labels are, and too large for one with 20 classes


def confusion(y_true, y_pred, n_classes=10):
    codes = y_true * n_classes + y_pred
    return np.bincount(codes, minlength=n_classes * n_classes).reshape(n_classes, n_classes)
