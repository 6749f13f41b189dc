"""The script that Streamlit runs in a checkout."""

from interviewer.ui.app import main

main()
