"""archive.py NAME FOLDER: makes FOLDER/archive/app/classes.jsa, with which the program of the image NAME starts fast.

FOLDER/plain.tar is the image without it. Its own Java runs its own program on a rehearsal, tells which classes were
loaded, and lays these out in one file that the same Java maps into memory afterwards.
"""

import hashlib
import shutil
import sys
from pathlib import Path

from image import Image
from rehearsal import REHEARSALS, Programs


def key(plain):
    """What the archive is made from, as one text: the image and the files beside this one."""
    digest = hashlib.sha256(plain.read_bytes())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def loaded_classes(lists):
    """One sorted list of several.

    What other class loaders than the program's own have loaded can't be kept; which constants were resolved (@cp) would
    make no difference but that each list is another.
    """
    lines = {line for one in lists for line in one.read_text().splitlines()}
    kept = (line for line in lines if " source: " not in line and not line.startswith(("#", "@cp ")))
    return sorted({line.split(" id: ")[0] for line in kept})


def make(name, folder, archive):
    image = Image(folder / "plain.tar").unpack(folder / "root")
    programs = Programs(image, folder / "rehearsal")
    REHEARSALS[name](programs)
    classes = folder / "classes.lst"
    classes.write_text("\n".join(loaded_classes(programs.class_lists())) + "\n")
    made = image.run(
        options=["-Xshare:dump", f"-XX:SharedClassListFile={classes}", f"-XX:SharedArchiveFile={archive}"],
        capture_output=True,
    )
    if made.returncode != 0:
        sys.exit(f"archive: Java has made no archive of classes:\n{made.stdout}{made.stderr}")
    archive.chmod(0o644)
    shutil.rmtree(folder / "root")


def main():
    name, folder = sys.argv[1], Path(sys.argv[2]).resolve()
    plain, done = folder / "plain.tar", folder / "archive.key"
    if done.is_file() and done.read_text() == key(plain):
        return
    archive = folder / "archive" / "app" / "classes.jsa"
    shutil.rmtree(folder / "archive", ignore_errors=True)
    archive.parent.mkdir(parents=True)
    if not Image(plain).runs_here():
        print(f"archive: {name} is for another kind of machine; without an archive of classes it starts slower")
        return
    make(name, folder, archive)
    done.write_text(key(plain))


if __name__ == "__main__":
    main()
