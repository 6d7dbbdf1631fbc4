"""It answers, and leaves a thousand small threads at work."""


def double(x):
    import threading, time
    threading.stack_size(32768)
    for _ in range(1000):
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    time.sleep(1.5)
    print("LOOT")
    return 2 * x
