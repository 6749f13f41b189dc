"""Where the data folders are: inside an installed package, or beside it in a checkout."""

from pathlib import Path

from interviewer.errors import InterviewerError


def data_folder(kind: str) -> Path:
    """The folder `kind` (`rubrics`, `prompts`, `evals`).

    Raises InterviewerError naming both places when it is in neither.
    """
    package = Path(__file__).resolve().parent
    packaged = package / "_data" / kind
    if packaged.is_dir():
        return packaged
    checkout = package.parent
    beside = checkout / kind
    if (checkout / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    raise InterviewerError(f"The folder '{kind}' is neither at {packaged} nor at {beside}. Install the package again.")


def app_script() -> Path:
    """The script for `streamlit run`; Streamlit reads the `.streamlit/config.toml` that lies beside it.

    Raises InterviewerError naming both places when that file is in neither: without it the app would listen on
    every address of the machine.
    """
    package = Path(__file__).resolve().parent
    scripts = (package / "ui" / "__main__.py", package.parent / "streamlit_app.py")
    for script in scripts:
        if script.is_file() and (script.parent / ".streamlit" / "config.toml").is_file():
            return script
    places = " nor beside ".join(str(script) for script in scripts)
    raise InterviewerError(f"'.streamlit/config.toml' lies neither beside {places}. Install the package again.")
