"""On Linux: the calls of the system that a child gives up for good, as a filter in the kernel.

It may go on to think, to use the files it has open and to read others; it may not reach the network, start or touch
another process, write by a file's name, or ask for one of the kernel's rarer doors.
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterator

_SET_SECCOMP, _FILTER = 22, 2
_LOAD, _AND, _IF_EQUAL, _IF_ANY_BIT, _IF_AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x45, 0x35, 0x06
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16
_THREAD = 0x00010000  # CLONE_THREAD
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_X32 = 0x40000000

_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

# Each by its number on x86_64 and on aarch64; 0 where a machine has no such call.
_REFUSED = {
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "accept": (43, 202), "accept4": (288, 242),
    "bind": (49, 200), "listen": (50, 201), "sendto": (44, 206), "sendmsg": (46, 211), "sendmmsg": (307, 269),
    "execve": (59, 221), "execveat": (322, 281), "fork": (57, 0), "vfork": (58, 0),
    "kill": (62, 129), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kcmp": (312, 272),
    "process_madvise": (440, 440), "process_mrelease": (448, 448),
    "creat": (85, 0), "truncate": (76, 45), "rename": (82, 0), "renameat": (264, 38), "renameat2": (316, 276),
    "mkdir": (83, 0), "mkdirat": (258, 34), "rmdir": (84, 0), "link": (86, 0), "linkat": (265, 37),
    "unlink": (87, 0), "unlinkat": (263, 35), "symlink": (88, 0), "symlinkat": (266, 36),
    "mknod": (133, 0), "mknodat": (259, 33), "chmod": (90, 0), "fchmod": (91, 52), "fchmodat": (268, 53),
    "fchmodat2": (452, 452), "chown": (92, 0), "fchown": (93, 55), "lchown": (94, 0), "fchownat": (260, 54),
    "utime": (132, 0), "utimes": (235, 0), "futimesat": (261, 0), "utimensat": (280, 88),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7), "removexattr": (197, 14),
    "lremovexattr": (198, 15), "fremovexattr": (199, 16), "chdir": (80, 49), "fchdir": (81, 50),
    "chroot": (161, 51), "pivot_root": (155, 41), "mount": (165, 40), "umount2": (166, 39), "fsopen": (430, 430),
    "fsconfig": (431, 431), "fsmount": (432, 432), "move_mount": (429, 429), "open_tree": (428, 428),
    "mount_setattr": (442, 442), "unshare": (272, 97), "setns": (308, 268), "open_by_handle_at": (304, 265),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "keyctl": (250, 219),
    "add_key": (248, 217), "request_key": (249, 218), "memfd_create": (319, 279), "shmget": (29, 194),
    "shmat": (30, 196), "msgget": (68, 186), "semget": (64, 190), "mq_open": (240, 180),
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106), "kexec_load": (246, 104),
    "kexec_file_load": (320, 294), "reboot": (169, 142), "swapon": (167, 224), "swapoff": (168, 225),
    "acct": (163, 89), "settimeofday": (164, 170), "clock_settime": (227, 112), "personality": (135, 92),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "inotify_init1": (294, 26), "fanotify_init": (300, 262), "ioperm": (173, 0), "iopl": (172, 0),
}  # fmt: skip
_UNKNOWN = {"clone3": (435, 435), "openat2": (437, 437)}
"""Said to be no calls at all: their arguments can't be seen from here, and all who use them can do without."""

_CLONE, _OPENAT, _OPEN = (56, 220), (257, 56), (2, 0)

_Step = tuple[int, int, int, int]


def give_up_calls() -> bool:
    """Give them up; False where the kernel or the machine knows no such filter. Needs ``no_new_privs``."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES or struct.calcsize("P") != 8:
        return False
    steps = list(_steps(platform.machine()))
    room = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(room)))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    return bool(prctl(_SET_SECCOMP, _FILTER, ctypes.c_void_p(ctypes.addressof(program)), 0, 0) == 0)


def _steps(machine: str) -> Iterator[_Step]:
    """The filter, in the kernel's own small language: a step that compares names how many steps to pass over."""
    which = 0 if machine == "x86_64" else 1
    yield _LOAD, 0, 0, _MACHINE
    yield _IF_EQUAL, 1, 0, _MACHINES[machine]
    yield _RETURN, 0, 0, _KILL
    yield _LOAD, 0, 0, _NUMBER
    if machine == "x86_64":
        yield _IF_AT_LEAST, 0, 1, _X32
        yield _RETURN, 0, 0, _KILL
    for numbers, answer in (*((each, errno.EPERM) for each in _REFUSED.values()),
                            *((each, errno.ENOSYS) for each in _UNKNOWN.values())):  # fmt: skip
        if numbers[which]:
            yield _IF_EQUAL, 0, 1, numbers[which]
            yield _RETURN, 0, 0, _REFUSE | answer
    yield from _unless(_CLONE[which], 0, _THREAD, is_wanted=True)
    yield from _unless(_OPENAT[which], 2, _WRITES, is_wanted=False)
    if _OPEN[which]:
        yield from _unless(_OPEN[which], 1, _WRITES, is_wanted=False)
    yield _RETURN, 0, 0, _ALLOW


def _unless(number: int, argument: int, bits: int, *, is_wanted: bool) -> Iterator[_Step]:
    """Refuse a call unless one of its arguments has any of the bits, or unless it has none of them."""
    yield _IF_EQUAL, 0, 4, number
    yield _LOAD, 0, 0, _ARGUMENTS + 8 * argument  # its lower half: both machines are little-endian
    yield _IF_ANY_BIT, *((0, 1) if not is_wanted else (1, 0)), bits
    yield _RETURN, 0, 0, _REFUSE | errno.EPERM
    yield _RETURN, 0, 0, _ALLOW
