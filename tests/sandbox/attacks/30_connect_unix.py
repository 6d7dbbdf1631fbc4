"""It talks to a socket in the file system and to an abstract one."""


def double(x):
    import socket
    for name in (TARGET["unix"], chr(0) + "grade-attack"):
        socket.socket(socket.AF_UNIX).connect(name)
    return 2 * x
