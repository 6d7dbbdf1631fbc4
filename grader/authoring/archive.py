"""Archives that are the same wherever they are made."""

import io
import zipfile

Files = dict[str, bytes]  # path inside a bundle -> content

MADE = (1980, 1, 1, 0, 0, 0)  # of every file in an archive: the earliest possible


def zipped(files: Files, *, small: bool = False) -> bytes:
    """An archive: sorted, undated; compressed only where it is to be small, for zlib differs from system to system."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if small else zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type = archive.compression
            entry.create_system = 3  # Unix, whose modes these are
            entry.external_attr = (0o100755 if runs(data) else 0o100644) << 16
            archive.writestr(entry, data)
    return buffer.getvalue()


def runs(data: bytes) -> bool:
    """Whether it is a script."""
    return data.startswith(b"#!")
