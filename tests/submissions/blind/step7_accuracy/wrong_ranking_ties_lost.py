# why: turns name -> accuracy round, so of two models with the same accuracy only one is left in the list


def ranking(results):
    by_accuracy = {result["accuracy"]: name for name, result in results.items()}
    return [by_accuracy[value] for value in sorted(by_accuracy, reverse=True)]
