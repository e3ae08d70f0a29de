"""Where sticks are mounted is found in what the system says of its disks."""

from pathlib import Path

from gridcredit import machine


def disk(blocks: Path, name: str, removable: str, partition: str = "") -> None:
    """A disk as sysfs shows it, with a partition below it."""
    place = blocks / "devices" / name
    (place / partition).mkdir(parents=True, exist_ok=True)
    (place / "removable").write_text(removable + "\n")
    (blocks / name).symlink_to(place)
    if partition:
        (blocks / partition).symlink_to(place / partition)


def test_sticks_are_told_from_disks(tmp_path: Path) -> None:
    disk(tmp_path, "sda", "0", "sda1")
    disk(tmp_path, "sdb", "1", "sdb1")
    disk(tmp_path, "sdc", "1")
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "sysfs /sys sysfs rw 0 0\n"
        "/dev/sda1 / ext4 rw 0 0\n"
        "/dev/sdb1 /mnt/stick vfat rw 0 0\n"
        "/dev/sdc /mnt/card\\040two vfat rw 0 0\n"
        "/dev/mapper/luks-1 /media/zhang/信用\\040办 ext4 rw 0 0\n"
        "tmpfs /run/media/x tmpfs rw 0 0\n"
        "/dev/sdz9 /home ext4 rw 0 0\n",
        "utf-8",
    )
    found = machine._mounted(mounts, tmp_path)
    assert [str(path) for path in found] == ["/mnt/stick", "/mnt/card two", "/media/zhang/信用 办"]


def test_where_nothing_is_told_there_is_no_stick(tmp_path: Path) -> None:
    assert machine._mounted(tmp_path / "away", tmp_path) == []
