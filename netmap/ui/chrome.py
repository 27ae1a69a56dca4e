"""The framework's own English words, and the Dutch ones that take their place in its scripts.

The framework has no translation. Its scripts are sent with these words replaced, each found by the code around it; a
word that a later version no longer has stays as it is there, which a test in a real browser notices. A script does not
know the language of the page that asks for it, so that these words are Dutch on an English page as well.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from netmap.texts import LANGUAGES, say

__all__ = ["has_words", "in_dutch"]

#: Start of a script's name -> code of the sentence -> what stands there, with ``{}`` in the place of the words.
_WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "FileUploader.": {
        "chrome.upload": ("`Upload directories`:`{}`", "Upload"),
        "chrome.drop": ("`Drag and drop files here`:`{}`", "Drag and drop a file here"),
        "chrome.per_file": (",0)} {}`", "per file"),
        "chrome.add": ('"aria-label":`{}`', "Add files"),
    },
    "Selectbox.": {
        "chrome.no_results": ("{children:`{}`}", "No results"),
        "chrome.clear": ('"aria-label":`{}`', "Clear value"),
        "chrome.list": ("l??`{}`,items", "Selectbox options"),
        "chrome.open": ('"aria-label":`{}`', "Open"),
    },
    "utils.": {
        "chrome.choose": (":`{}`),{placeholder", "Choose an option"),
        "chrome.too_large": ("`file-too-large`:return`{}`", "File must be ${$(n,`b`)} or smaller."),
    },
    "index.": {
        "chrome.skip": ("children:`{}`", "Skip to main content"),
        "chrome.stopping": ("title:e?`{}`", "Stopping..."),
        "chrome.rerun": ("key:`rerun`,label:`{}`", "Rerun"),
        "chrome.print": ("key:`print`,label:`{}`", "Print"),
        "chrome.record": ("||`{}`;", "Record screen"),
        "chrome.made_with": ("children:[`{}`", "Made with Streamlit v"),
        "chrome.running": ('"aria-label":`{}`', "Running..."),
        "chrome.system": ("label:`{}`,icon:`:material/contrast:`", "System"),
        "chrome.light": ("label:`{}`,icon:`:material/light_mode:`", "Light"),
        "chrome.dark": ("label:`{}`,icon:`:material/dark_mode:`", "Dark"),
        "chrome.no_connection": ("this.showError(`{}`", "Connection error"),
    },
}


def has_words(path: str) -> bool:
    """Return whether a script holds words of the framework that people see."""
    return path.startswith("/static/js/") and PurePosixPath(path).name.startswith(tuple(_WORDS))


def in_dutch(path: str, script: bytes) -> bytes:
    """Return a script of the framework with its words in Dutch; unchanged where it does not hold them."""
    name = PurePosixPath(path).name
    text = script.decode("utf-8")
    for start, words in _WORDS.items():
        if name.startswith(start):
            for code, (around, english) in words.items():
                # The pattern is code, full of braces: only "{}" is a place.
                before, _, after = around.partition("{}")
                dutch = say(code, LANGUAGES[0], size="${$(n,`b`)}")
                text = text.replace(f"{before}{english}{after}", f"{before}{dutch}{after}")
    return text.encode("utf-8")
