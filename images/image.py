"""An image as Jib writes it: a tar file with a configuration, and layers to be unpacked one over the other."""

import gzip
import io
import json
import platform
import shutil
import subprocess
import tarfile
from pathlib import Path


class Image:
    def __init__(self, archive):
        self.archive = Path(archive)
        with tarfile.open(self.archive) as tar:
            manifest = json.load(tar.extractfile("manifest.json"))[0]
            self.layers = manifest["Layers"]
            self.about = json.load(tar.extractfile(manifest["Config"]))
        self.config = self.about["config"]
        self.entrypoint = self.config["Entrypoint"]

    def members(self):
        """Every entry of every layer, the lowest layer first."""
        for layer in self._opened_layers():
            yield from layer

    def unpack(self, folder):
        """Leaves the image's files in FOLDER, which is emptied first, with their times: an archive of classes checks them."""
        shutil.rmtree(folder, ignore_errors=True)
        for layer in self._opened_layers():
            layer.extractall(folder, filter="tar")
        return Unpacked(self, Path(folder))

    def runs_here(self):
        machine = {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
        return platform.system().lower() == self.about["os"] and machine == self.about["architecture"]

    def _opened_layers(self):
        with tarfile.open(self.archive) as tar:
            for name in self.layers:
                packed = tar.extractfile(name).read()
                plain = gzip.decompress(packed) if packed[:2] == b"\x1f\x8b" else packed
                with tarfile.open(fileobj=io.BytesIO(plain)) as layer:
                    yield layer


class Unpacked:
    """An image's files in a folder, whose program can be run from there: Java does not mind where it lies."""

    def __init__(self, image, root):
        self.image = image
        self.root = root
        self.java = next(file for file in sorted(root.rglob("bin/java")) if file.is_file() and not file.is_symlink())

    def command(self, *arguments, options=()):
        """The entry point with more OPTIONS for the virtual machine and ARGUMENTS for the program."""
        flags = self.image.entrypoint[1:]
        class_path = flags.index("-cp")
        here = [str(self.java)]
        here += [flag.replace("/app/", f"{self.root}/app/") for flag in flags[:class_path]] + list(options)
        here += ["-cp", self._class_path(flags[class_path + 1])] + flags[class_path + 2 :]
        return here + list(arguments)

    def run(self, *arguments, options=(), **how):
        return subprocess.run(self.command(*arguments, options=options), text=True, stdin=subprocess.DEVNULL, **how)

    def _class_path(self, given):
        if given.startswith("@"):
            given = (self.root / given[1:].lstrip("/")).read_text()
        return ":".join(str(self.root / entry.lstrip("/")) for entry in given.split(":"))
