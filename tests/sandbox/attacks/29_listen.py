"""It listens on a port."""


def double(x):
    import socket, time
    listener = socket.create_server(("127.0.0.1", 0))
    print("LOOT", listener.getsockname())
    return 2 * x
