"""Layer `seccomp`: no sockets, no new processes, no access to other processes, no rare parts of the kernel (Linux)."""

import contextlib
import ctypes
import errno
import tempfile
from functools import cache

FORBIDDEN = (
    # The network, and sockets of any kind: the one that is open stays.
    *("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4"),
    # New programs and processes; threads are allowed below.
    *("fork", "vfork", "execve", "execveat"),
    # Other processes.
    *("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "kill", "tkill", "tgkill"),
    *("rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_open", "pidfd_getfd", "pidfd_send_signal"),
    *("setpriority", "ioprio_set", "sched_setscheduler", "sched_setparam", "sched_setattr"),
    *("move_pages", "migrate_pages"),
    # What would outlive it.
    *("shmget", "shmat", "shmctl", "msgget", "msgsnd", "semget", "mq_open", "memfd_create", "memfd_secret"),
    *("add_key", "request_key", "keyctl", "setsid", "setpgid"),
    # Rights, namespaces, mounts.
    *("unshare", "setns", "mount", "umount2", "pivot_root", "chroot", "open_tree", "move_mount", "fsopen", "fsconfig"),
    *("fsmount", "fspick", "mount_setattr", "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid"),
    *("setfsuid", "setfsgid", "setgroups", "capset", "mknod", "mknodat", "name_to_handle_at", "open_by_handle_at"),
    # Rare and powerful parts of the kernel.
    *("bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "personality"),
    *("modify_ldt", "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot"),
    *("swapon", "swapoff", "acct", "quotactl", "syslog", "settimeofday", "clock_settime", "adjtimex", "clock_adjtime"),
    *("sethostname", "setdomainname", "iopl", "ioperm", "vhangup", "lookup_dcookie", "fanotify_init", "nfsservctl"),
)
CLONE_THREAD = 0x10000
LAST_KNOWN = 450  # newer system calls appear not to exist
NEWEST = 600
PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
INSTRUCTION_BYTES = 8


class Program(ctypes.Structure):
    """The kernel's struct sock_fprog: a filter as a number of instructions."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


@cache
def compiled() -> bytes:
    """The filter as instructions for the kernel, made once; empty when the library for it is missing."""
    try:
        import pyseccomp as seccomp
    except (ImportError, OSError, RuntimeError):
        return b""
    no = seccomp.ERRNO(errno.EPERM)
    made = seccomp.SyscallFilter(seccomp.ALLOW)
    for name in FORBIDDEN:
        with contextlib.suppress(ValueError, OSError, RuntimeError):  # not on this kind of computer
            made.add_rule(no, name)
    made.add_rule(no, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0))
    made.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags cannot be seen; the C library falls back to clone
    made.add_rule(no, "prlimit64", seccomp.Arg(0, seccomp.NE, 0))
    for number in range(LAST_KNOWN + 1, NEWEST):
        with contextlib.suppress(ValueError, OSError, RuntimeError):
            made.add_rule(seccomp.ERRNO(errno.ENOSYS), number)
    with tempfile.TemporaryFile() as file:
        made.export_bpf(file)
        file.seek(0)
        return file.read()


def apply() -> bool:
    """Load the filter; returns whether the system can."""
    instructions = compiled()
    if not instructions:
        return False
    program = Program(len(instructions) // INSTRUCTION_BYTES, instructions)
    result: int = ctypes.CDLL(None).prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
    return result == 0
