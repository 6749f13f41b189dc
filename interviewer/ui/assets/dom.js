// Builds page elements; text is only ever set as textContent.

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined && text !== null) node.textContent = text;
  return node;
}

function add(parent, ...children) {
  for (const child of children) if (child) parent.appendChild(child);
  return parent;
}

function redraw(parentElement, selector, data, draw) {
  const place = parentElement.querySelector(selector);
  const shown = JSON.stringify(data);
  if (place.miShown === shown) return;
  place.miShown = shown;
  place.replaceChildren(...draw(data).filter(Boolean));
}
