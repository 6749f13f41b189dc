def form_of(lines, principles):
    return "page"
