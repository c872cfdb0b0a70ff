"""A file system that forgets what was not synced: `shadow.py ROOT MOUNTPOINT`.

ROOT/live is what programs see, ROOT/disk what a power cut would leave. Writes go to live and are noted; fsync and fdatasync copy
the noted bytes to disk. Create, rename, unlink, truncate, owner and mode hit both at once: kinder than real disks.
With `--torn SEED` a part of the unsynced 512-byte sectors reaches the disk as well, as a real cut may leave it.
"""
import os
import random
import sys
from collections import defaultdict

try:
    import fusepy as fuse
except ImportError:
    import fuse

SECTOR = 512


class Shadow(fuse.Operations):
    def __init__(self, root, torn):
        self.live, self.disk = root + "/live", root + "/disk"
        self.notes = defaultdict(list)
        self.torn = random.Random(torn) if torn is not None else None

    def both(self, act, *paths):
        for tree in (self.live, self.disk):
            act(*(tree + path for path in paths))

    def owned(self, path):
        uid, gid, _ = fuse.fuse_get_context()
        self.both(lambda there: os.chown(there, uid, gid, follow_symlinks=False), path)

    def copy(self, path, ranges):
        with open(self.live + path, "rb") as live, open(self.disk + path, "r+b") as disk:
            for offset, length in ranges:
                live.seek(offset)
                disk.seek(offset)
                disk.write(live.read(length))

    # What changes bytes, and what makes them last.
    def write(self, path, data, offset, fh):
        self.notes[path].append((offset, len(data)))
        if self.torn and self.torn.random() < 0.2:
            first = offset // SECTOR + self.torn.randrange(len(data) // SECTOR + 1)
            self.written = os.pwrite(fh, data, offset)
            self.copy(path, [(first * SECTOR, SECTOR)])
            return self.written
        return os.pwrite(fh, data, offset)

    def fsync(self, path, datasync, fh):
        self.copy(path, self.notes.pop(path, []))

    def truncate(self, path, length, fh=None):
        self.both(lambda there: os.truncate(there, length), path)
        self.notes[path] = [(at, min(size, length - at)) for at, size in self.notes.pop(path, []) if at < length]

    def rename(self, old, new):
        self.both(os.rename, old, new)
        self.notes.pop(new, None)
        if old in self.notes:  # write-ahead log files are used again under a new name
            self.notes[new] = self.notes.pop(old)

    def unlink(self, path):
        self.notes.pop(path, None)
        self.both(os.unlink, path)

    # Names, owners and modes: at once in both trees.
    def create(self, path, mode, fi=None):
        self.both(lambda there: os.close(os.open(there, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, mode)), path)
        self.owned(path)
        return os.open(self.live + path, os.O_RDWR)

    def mkdir(self, path, mode):
        self.both(lambda there: os.mkdir(there, mode), path)
        self.owned(path)

    def symlink(self, name, target):
        self.both(lambda there: os.symlink(target, there), name)

    def link(self, new, old):
        self.both(lambda there_old, there_new: os.link(there_old, there_new), old, new)

    rmdir = lambda self, path: self.both(os.rmdir, path)
    chmod = lambda self, path, mode: self.both(lambda there: os.chmod(there, mode), path)
    chown = lambda self, path, uid, gid: self.both(lambda there: os.chown(there, uid, gid, follow_symlinks=False), path)
    utimens = lambda self, path, times=None: os.utime(self.live + path, times)

    # Reading.
    def getattr(self, path, fh=None):
        seen = os.lstat(self.live + path)
        names = ("st_mode", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime", "st_blocks")
        return {name: getattr(seen, name) for name in names}

    def open(self, path, flags):
        return os.open(self.live + path, flags & ~(os.O_APPEND | os.O_TRUNC | os.O_CREAT))

    def statfs(self, path):
        seen = os.statvfs(self.live + path)
        names = ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_namemax")
        return {name: getattr(seen, name) for name in names}

    readdir = lambda self, path, fh: [".", "..", *os.listdir(self.live + path)]
    readlink = lambda self, path: os.readlink(self.live + path)
    read = lambda self, path, size, offset, fh: os.pread(fh, size, offset)
    release = lambda self, path, fh: os.close(fh)


if __name__ == "__main__":
    root, mountpoint = sys.argv[1:3]
    torn = int(sys.argv[4]) if sys.argv[3:4] == ["--torn"] else None
    quiet = {"attr_timeout": 0, "entry_timeout": 0, "allow_other": True}
    fuse.FUSE(Shadow(root, torn), mountpoint, foreground=True, nothreads=True, **quiet)
