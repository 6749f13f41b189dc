"""The page *Library* at an address without a browser, and imports to look at on it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from streamlit.testing.v1 import AppTest

from interviewer.domain.material import Material
from interviewer.session.importing_contents import counts_of
from interviewer.store.imports import New
from interviewer.store.repository import open_store
from tests.session.imported import everything
from tests.ui.conftest import SECONDS

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def script(page: str) -> None:
    """The app, with another page than the start where no address is given."""
    from dataclasses import fields

    import streamlit as st

    from interviewer.ui.app import every_place
    from interviewer.ui.chrome import draw_header

    places = every_place(page)
    shown = st.navigation([getattr(places, field.name) for field in fields(places)], position="hidden")
    draw_header(places)
    shown.run()


def at(place: str = "library", **address: str) -> AppTest:
    """The page at an address."""
    app = AppTest.from_function(script, default_timeout=SECONDS, kwargs={"page": place})
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """Everything that stands on the page, as text or as Markdown that shows it."""
    shown = [*app.text, *app.caption, *app.subheader, *app.title]
    return "\n".join(element.value for element in shown)


def keep(*materials: Material) -> list[str]:
    """Keep materials, each a minute after the one before; their ids."""
    shelf = open_store().imports
    for number, material in enumerate(materials):
        new = New(material, sources[material.id], counts_of(material))
        assert shelf.keep([new], NOON + timedelta(minutes=number)) == (True,)
    return [material.id for material in materials]


sources: dict[str, bytes] = {}


def made(text: str = "everything", name: str = "everything.txt", **fields: object) -> Material:
    """Something of every kind, of a file with that text."""
    source = text.encode()
    material = everything(source, name).model_copy(update=fields)
    sources[material.id] = source
    return material


def chosen(app: AppTest, *files: Path | tuple[str, bytes]) -> AppTest:
    """The page after files were chosen."""
    given = [(file.name, file.read_bytes()) if isinstance(file, Path) else file for file in files]
    app.file_uploader[0].set_value([(name, source, "text/plain") for name, source in given]).run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def links(app: AppTest) -> str:
    return " ".join(str(link.proto.label) for link in app.get("page_link")).replace("\\", "").replace("\u2060", "")
