"""It starts a shell that stays."""


def double(x):
    import subprocess
    subprocess.Popen(["/bin/sh", "-c", "sleep 600"], start_new_session=True)
    return 2 * x
