"""Puts the guides that stand at the root of the repository into the documentation site (a hook of MkDocs)."""

from __future__ import annotations

import pathlib
import re
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

GUIDES = ("CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)#]*)(#[^)]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each guide. A link to a page of the site stays one; another names a file of the repository."""
    root = pathlib.Path(config.config_file_path).parent
    for name in GUIDES:
        text = (root / name).read_text("utf-8")
        files.append(File.generated(config, name, content=_LINK.sub(_link, text)))
    return files


def _link(link: re.Match[str]) -> str:
    words, target, place = link.groups(default="")
    page = target.removeprefix("docs/")
    stays = target in GUIDES or target != page or target.startswith("http")
    return f"[{words}]({page}{place})" if stays else words
