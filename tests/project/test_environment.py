"""The two ways of installing list the same packages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]


def of_pyproject() -> set[str]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    return {each.replace("[binary]", "") for each in wanted}


def of_environment() -> tuple[set[str], set[str]]:
    listed = yaml.safe_load((PROJECT / "environment.yml").read_text())["dependencies"]
    by_pip = next(each["pip"] for each in listed if isinstance(each, dict))
    return {each for each in listed if isinstance(each, str)}, set(by_pip)


def test_environment_and_pyproject_list_the_same_dependencies():
    by_conda, by_pip = of_environment()
    assert (by_conda | by_pip) - {"python>=3.11", "pip", "-e ."} == of_pyproject()


def test_both_ask_for_the_same_python_and_install_the_workbench_itself():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    by_conda, by_pip = of_environment()
    assert f"python{project['requires-python']}" in by_conda
    assert "-e ." in by_pip


def test_every_dependency_is_locked_to_one_version_with_its_hashes():
    locked = (PROJECT / "requirements-test.lock").read_text().lower().replace("_", "-")
    for each in of_pyproject():
        name = each.split(">")[0].split("[")[0].lower()
        assert f"\n{name}==" in f"\n{locked}", f"{name} is not in the lock: make lock"
    assert locked.count("--hash=sha256:") > locked.count("==")
