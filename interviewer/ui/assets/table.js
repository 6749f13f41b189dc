// Draws a table. Every word that comes in is put on the page as text, never as markup.

function cell(tag, item, words) {
  const node = make(tag, [words ? "mi-words" : "", item.tone ? `mi-${item.tone}` : ""].filter(Boolean).join(" "), item.text);
  if (tag === "th") node.scope = "row";
  return node;
}

function head(names, words) {
  const line = make("tr");
  names.forEach((name, place) => {
    const node = make(name ? "th" : "td", place < words ? "mi-words" : "", name);
    if (name) node.scope = "col";
    add(line, node);
  });
  return add(make("thead"), line);
}

function table({ caption, columns, rows, words }) {
  const body = make("tbody");
  for (const row of rows) add(body, add(make("tr"), ...row.map((item, place) => cell(place ? "td" : "th", item, place < words))));
  return add(make("table", "mi-table"), make("caption", "", caption), head(columns, words), body);
}

export default function ({ data, parentElement }) {
  const frame = parentElement.querySelector(".mi-table-frame");
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", data.caption);
  redraw(parentElement, ".mi-table-frame", data, (fresh) => [table(fresh)]);
  // Only what scrolls needs to be reached by keyboard.
  const reach = () => (frame.scrollWidth > frame.clientWidth ? (frame.tabIndex = 0) : frame.removeAttribute("tabindex"));
  reach();
  const watching = new ResizeObserver(reach);
  watching.observe(frame);
  return () => watching.disconnect();
}
