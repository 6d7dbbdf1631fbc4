"""It connects to a port of this machine."""


def double(x):
    import socket
    with socket.create_connection(("127.0.0.1", TARGET["tcp"]), 2) as connection:
        connection.sendall(b"hello")
    return 2 * x
