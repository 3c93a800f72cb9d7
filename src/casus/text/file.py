"""Bytes to text: size, encoding and characters that no text holds."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from casus.problem import Place, Problem, Severity, SourceFile

MAX_BYTES = 5_000_000
MAX_BYTES_IN_ALL = 20_000_000
MAX_TOLD = 20  # of one kind in one file: a binary file has thousands

Tell = Callable[[Problem], None]

# C0 and C1 controls but tab, line feed and next line; surrogates; the two non-characters that YAML refuses.
# A carriage return without a line feed is one too, told in its own words.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|\r(?!\n)")

CIRCLE_OF_LINKS = ("its links go round in a circle", "روابطه تدور في حلقة")
_REASONS = {
    errno.EACCES: ("you have no permission to read it", "لا إذن لك بقراءته"),
    errno.EPERM: ("you have no permission to read it", "لا إذن لك بقراءته"),
    errno.ELOOP: CIRCLE_OF_LINKS,
    errno.ENAMETOOLONG: ("its name is too long", "اسمه أطول مما ينبغي"),
    errno.EIO: ("the disk does not give it", "القرص لا يعطيه"),
}
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_bytes(path: Path, shown: str, tell: Tell) -> bytes | None:
    """Return the bytes of a regular file of at most MAX_BYTES, or tell why not and return None.

    The size is asked before anything is read, and never more than the limit is read: a file may grow, and
    what is no regular file (a pipe) would block.
    """
    try:
        about = os.stat(path if shown else "")  # Path("") would be the folder we are in
        if not stat.S_ISREG(about.st_mode):
            tell(Problem("not-a-file", None, {"path": shown}))
            return None
        if about.st_size <= MAX_BYTES:
            with open(path, "rb") as stream:
                found = stream.read(MAX_BYTES + 1)
            if len(found) <= MAX_BYTES:
                return found
        megabytes = f"{max(about.st_size, MAX_BYTES + 1) / 1e6:.1f}"
        tell(
            Problem(
                "file-too-large", None, {"path": shown, "size": megabytes, "limit": MAX_BYTES // 1_000_000}
            )
        )
    except (FileNotFoundError, NotADirectoryError):
        tell(Problem("missing-path", None, {"path": shown}))
    except (OSError, ValueError) as reason:
        tell(Problem("unreadable-file", None, {"path": shown, "reason": reason_of(reason)}))
    return None


def reason_of(reason: OSError | ValueError) -> str | tuple[str, str]:
    """Return why the system refused a file: of what people meet, in both languages, else as it says it."""
    number = reason.errno if isinstance(reason, OSError) else None
    said = getattr(reason, "strerror", None) or str(reason)
    return said if number is None else _REASONS.get(number, said)


def decode(found: bytes, shown: str, tell: Tell, severity: Severity = Severity.ERROR) -> SourceFile:
    """Return the text of `found` as UTF-8, without a byte order mark; what is not UTF-8 reads as U+FFFD.

    The first byte that is not UTF-8 is told with its place, and so are control characters. Text in UTF-16 or
    UTF-32 is told and read all the same, so that what else is wrong in it is told in readable words.
    """
    codec = unicode_codec(found)
    if codec is not None:
        file = SourceFile(shown, found.decode(codec, "replace").removeprefix("\ufeff"))
        place = Place(file, 0, min(1, len(file.text)))
        tell(Problem("not-utf-8", place, _facts(found, shown, 0), severity))
        return file
    body = found[3:] if found.startswith(b"\xef\xbb\xbf") else found
    try:
        file = SourceFile(shown, body.decode("utf-8"))
    except UnicodeDecodeError as fault:
        # Characters before the fault decode alike under "replace", so their number is its offset.
        start = len(body[: fault.start].decode("utf-8"))
        file = SourceFile(shown, body.decode("utf-8", "replace"))
        facts = _facts(found, shown, fault.start + len(found) - len(body))
        tell(Problem("not-utf-8", Place(file, start, start + 1), facts, severity))
        return file
    _tell_controls(file, tell, severity)
    return file


def unicode_codec(found: bytes) -> str | None:
    """Return the codec of bytes that are UTF-16 or UTF-32, or None.

    Known by the mark at the start, or by zeros: most letters of most texts leave half their bytes zero, and
    no text in UTF-8 has any.
    """
    for mark, codec in _MARKS:
        if found.startswith(mark):
            return codec
    head = found[:200]
    if head.count(0) * 4 <= len(head):
        return None
    codec = "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"
    return None if CONTROL.search(head.decode(codec, "replace")) else codec  # a picture, say


def _facts(found: bytes, shown: str, at: int) -> dict[str, object]:
    """Return what is told of the byte `at`, the first that is not UTF-8."""
    return {
        "file": shown,
        "line": found.count(b"\n", 0, at) + 1,
        "byte": at + 1,
        "value": f"0x{found[at]:02X}",
        "guess": _guess(found),
    }


def _tell_controls(file: SourceFile, tell: Tell, severity: Severity) -> None:
    """Tell control characters, each at its place; line ends of a bare carriage return only once."""
    n_told = 0
    is_return_told = False
    for match in CONTROL.finditer(file.text):
        place = Place(file, match.start(), match.end())
        if match.group() != "\r":
            n_told += 1
            facts = {"character": f"U+{ord(match.group()):04X}"}
            tell(Problem("control-character", place, facts, severity))
        elif not is_return_told:
            is_return_told = True
            tell(Problem("bare-return", place, {"file": file.name}, severity))
        if n_told == MAX_TOLD:
            break


def _guess(found: bytes) -> tuple[str, str]:
    """Return, in both languages, what the bytes look like."""
    codec = unicode_codec(found)
    if codec is not None:
        name = codec[:6].upper()
        return f"it looks like {name}", f"يبدو أنه {name}"
    high = [byte for byte in found[:100_000] if byte >= 0x80]
    if sum(byte >= 0xC0 for byte in high) * 4 >= len(high) * 3:
        return "it looks like Windows-1256 or another older encoding", "يبدو أنه Windows-1256 أو ترميز أقدم"
    return "it looks like another encoding, or no text at all", "يبدو أنه بترميز آخر، أو ليس نصًّا"
