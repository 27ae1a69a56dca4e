"""What the repository promises about itself: the lock files fit pyproject.toml and name no place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")


def read_lock(name: str) -> dict[str, list[tuple[Requirement, int]]]:
    """Return each package of a lock file with its locked requirements and the number of hashes of each."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, list[tuple[Requirement, int]]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            requirement = Requirement(line.split("--hash=")[0].strip())
            hashes = len(re.findall(r"--hash=sha256:[0-9a-f]{64}(?=\s|$)", line))
            found.setdefault(canonicalize_name(requirement.name), []).append((requirement, hashes))
    return found


def wanted(group: str) -> list[Requirement]:
    """Return the requirements of a dependency group, those of the groups it includes too."""
    found = []
    for entry in PROJECT["dependency-groups"][group]:
        found += wanted(entry["include-group"]) if isinstance(entry, dict) else [Requirement(entry)]
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_address_and_no_folder(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"(?m)^\s*(-i|-f|--(extra-)?index-url|--find-links|-e|/)", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_one_version_and_its_hashes(name: str) -> None:
    for package, entries in read_lock(name).items():
        for requirement, hashes in entries:
            assert [specifier.operator for specifier in requirement.specifier] == ["=="], package
            assert hashes > 0, package
        assert len(entries) == 1 or all(requirement.marker for requirement, _ in entries), package


@pytest.mark.parametrize(("name", "groups"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["dev"])])
def test_every_dependency_is_locked_at_a_version_it_allows(name: str, groups: list[str]) -> None:
    locked = read_lock(name)
    dependencies = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
    for group in groups:
        dependencies += wanted(group)
    for dependency in dependencies:
        entries = locked.get(canonicalize_name(dependency.name), [])
        assert entries, f"{dependency.name} is not locked: run scripts/lock"
        for requirement, _ in entries:
            (pin,) = requirement.specifier
            assert dependency.specifier.contains(pin.version), f"{dependency}: locked at {pin.version}"


def test_developers_get_the_versions_that_users_get() -> None:
    users, developers = read_lock(LOCKS[0]), read_lock(LOCKS[1])
    for package, entries in users.items():
        # The markers may differ: a package of Windows users may be one of all developers.
        versions = [str(entry.specifier) for entry, _ in entries]
        assert [str(entry.specifier) for entry, _ in developers[package]] == versions


def test_every_tool_of_the_makefile_is_a_locked_dependency() -> None:
    locked = read_lock("requirements-dev.lock")
    tools = set(re.findall(r"\$\(RUN\) -m (\w+)", (ROOT / "Makefile").read_text(encoding="utf-8")))
    assert tools - {"pip", "netmap"} <= locked.keys()
