"""It sends a datagram."""


def double(x):
    import socket
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"hello", ("127.0.0.1", TARGET["udp"]))
    return 2 * x
