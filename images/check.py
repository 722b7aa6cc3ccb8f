"""check.py IMAGE.tar MAIN-CLASS: fails when the image is not as pods under the restricted profile and our docs need it."""

import shutil
import sys
import tempfile
from pathlib import Path

from image import Image

SHELLS = {"sh", "bash", "dash", "ash", "busybox"}
SET_ID = 0o6000


def faults(image, main_class):
    """What is wrong with the image as it is written, one line each."""
    if image.config.get("User") != "65532:65532":
        yield f"the user is '{image.config.get('User')}', not 65532:65532"
    if image.entrypoint[0] != "java" or image.entrypoint[-1] != main_class:
        yield f"the entry point is not java … {main_class}: {image.entrypoint}"
    if image.config.get("Cmd"):
        yield f"it has arguments of its own: {image.config['Cmd']}"
    for member in image.members():
        name = Path("/", member.name)
        if member.isfile() and member.mode & SET_ID:
            yield f"{name} runs as its owner"
        if name.name in SHELLS and name.parent.name in ("bin", "sbin"):
            yield f"{name} is a shell"


def faults_in_use(image, main_class, folder):
    """What is wrong when its Java is started: the archive of classes must fit, and must hold the program."""
    unpacked = image.unpack(folder)
    if not (unpacked.root / "app" / "classes.jsa").is_file():
        yield "there is no archive of classes"
        return
    started = unpacked.run(
        "--version", options=["-Xshare:on", "-Xlog:class+load:stderr"], capture_output=True, timeout=60
    )
    if f"{main_class} source: shared objects file" not in started.stderr:
        yield f"its archive of classes does not fit: {started.stdout}{started.stderr[-2000:]}"


def main():
    archive, main_class = sys.argv[1:]
    image = Image(archive)
    found = list(faults(image, main_class))
    if image.runs_here():
        folder = tempfile.mkdtemp()
        try:
            found += faults_in_use(image, main_class, folder)
        finally:
            shutil.rmtree(folder)
    if found:
        sys.exit("\n".join(f"{archive}: {fault}" for fault in found))


if __name__ == "__main__":
    main()
