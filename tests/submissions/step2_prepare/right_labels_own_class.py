# right: a class that is called like a function and makes a list


class Labels(list):
    def __init__(self, y):
        super().__init__(int(v) for v in y)


to_int_labels = Labels
