"""The script that Streamlit runs where the package is installed; a checkout has `streamlit_app.py`."""

from interviewer.ui.app import main

main()
