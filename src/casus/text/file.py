"""Bytes to text: size, encoding and characters that no text holds."""

from __future__ import annotations

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
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|\r(?!\n)")


def read_bytes(path: Path, shown: str, tell: Tell) -> bytes | None:
    """Return the bytes of a regular file of at most MAX_BYTES, or tell why not and return None.

    The size is asked before anything is read, and never more than the limit is read: a file may grow, and
    what is no regular file (a pipe) would block.
    """
    try:
        about = os.stat(path)
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
    except FileNotFoundError:
        tell(Problem("missing-path", None, {"path": shown}))
    except (OSError, ValueError) as reason:
        said = getattr(reason, "strerror", None) or str(reason)
        tell(Problem("unreadable-file", None, {"path": shown, "reason": said}))
    return None


def decode(found: bytes, shown: str, tell: Tell, severity: Severity = Severity.ERROR) -> SourceFile:
    """Return the text of `found` as UTF-8, without a byte order mark; what is not UTF-8 reads as U+FFFD.

    The first byte that is not UTF-8 is told with its place, and so are control characters.
    """
    body = found[3:] if found.startswith(b"\xef\xbb\xbf") else found
    try:
        file = SourceFile(shown, body.decode("utf-8"))
    except UnicodeDecodeError as fault:
        # Characters before the fault decode alike under "replace", so their number is its offset.
        start = len(body[: fault.start].decode("utf-8"))
        file = SourceFile(shown, body.decode("utf-8", "replace"))
        facts = {
            "file": shown,
            "line": body.count(b"\n", 0, fault.start) + 1,
            "byte": fault.start + len(found) - len(body) + 1,
            "value": f"0x{body[fault.start]:02X}",
            "guess": _guess(found),
        }
        tell(Problem("not-utf-8", Place(file, start, start + 1), facts, severity))
        return file
    for number, match in enumerate(CONTROL.finditer(file.text)):
        if number == MAX_TOLD:
            break
        facts = {"character": f"U+{ord(match.group()):04X}"}
        tell(Problem("control-character", Place(file, match.start(), match.end()), facts, severity))
    return file


def _guess(found: bytes) -> tuple[str, str]:
    """Return, in both languages, what the bytes look like."""
    if found[:2] in (b"\xff\xfe", b"\xfe\xff") or found[:200].count(0) > len(found[:200]) // 4:
        return "it looks like UTF-16", "يبدو أنه UTF-16"
    high = [byte for byte in found[:100_000] if byte >= 0x80]
    if sum(byte >= 0xC0 for byte in high) * 4 >= len(high) * 3:
        return "it looks like Windows-1256 or another older encoding", "يبدو أنه Windows-1256 أو ترميز أقدم"
    return "it looks like another encoding, or no text at all", "يبدو أنه بترميز آخر، أو ليس نصًّا"
