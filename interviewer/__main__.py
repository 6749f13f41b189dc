"""`python -m interviewer`: the same as the command `interviewer`."""

from interviewer.cli import main

if __name__ == "__main__":
    main()
