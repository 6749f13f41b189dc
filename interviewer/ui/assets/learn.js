// Draws the parts of a lesson: an opening, or sections of cards. Every word that comes in is put on the page as text.

const SPOKEN = { said: "mi-spoken", good: "mi-spoken mi-good", bad: "mi-spoken mi-bad" };

function rowTexts(row) {
  const spoken = SPOKEN[row.sort];
  if (spoken) return row.texts.map((text) => make("p", spoken, `“${text}”`));
  return row.texts.map((text) => make("p", "", text));
}

function rows(list) {
  const block = make("dl", "mi-rows");
  for (const row of list.filter((item) => item.label)) {
    const line = make("div", "mi-row");
    add(block, add(line, make("dt", "", row.label), add(make("dd"), ...rowTexts(row))));
  }
  return block.childElementCount ? block : null;
}

function bare(list) {
  return list.filter((row) => !row.label).flatMap(rowTexts);
}

function fold(name, list, label) {
  if (!list.length) return null;
  const details = make("details", "mi-exactly");
  const summary = make("summary", "", name);
  summary.setAttribute("aria-label", label);
  return add(details, summary, rows(list));
}

function cardName(card) {
  const head = make("div", "mi-card-head");
  add(head, make("h3", "", card.name));
  if (card.chosen) add(head, make("span", "mi-chosen", "Chosen"));
  if (card.aside) add(head, make("span", "mi-aside", card.aside));
  return head;
}

function openCard(card) {
  const block = make("article", `mi-card${card.chosen ? " mi-is-chosen" : ""}`);
  add(block, cardName(card), ...bare(card.rows), rows(card.rows));
  return add(block, fold("What earns how much", card.more, `${card.name}: what earns how much`));
}

function foldedCard(card) {
  const block = make("details", "mi-card mi-folded");
  const name = make("summary");
  add(name, make("h3", "", card.name), card.aside ? make("span", "mi-aside", card.aside) : null);
  return add(block, name, ...bare(card.rows), rows(card.rows));
}

function list(tag, className, texts) {
  if (!texts.length) return null;
  const block = make(tag, className);
  for (const text of texts) add(block, make("li", "", text));
  return block;
}

function lessonSection(data, n, key) {
  const cards = make("div", `mi-cards${data.folded ? " mi-one" : ""}`);
  for (const card of data.cards) add(cards, data.folded ? foldedCard(card) : openCard(card));
  if (!data.title) return cards;
  const block = make("section", `mi-lesson-section${data.colour ? ` mi-c-${data.colour}` : ""}`);
  const head = make("div", "mi-section-head");
  if (data.tag) add(head, make("span", "mi-tag", data.tag));
  const title = make("h2", "mi-h", data.title);
  title.id = `mi-lesson-${key}-${n}`;
  block.setAttribute("aria-labelledby", title.id);
  add(block, add(head, title, data.aside ? make("span", "mi-points", data.aside) : null));
  if (data.colour) add(block, make("div", `mi-rule mi-p-${data.pattern}`));
  for (const line of data.lines) add(block, make("p", "mi-line-of", line));
  add(block, list("ul", "mi-bullets", data.points), list("ul", "mi-words-list", data.words));
  return add(block, cards.childElementCount ? cards : null);
}

function opening(data) {
  const told = add(make("div", "mi-told-first"), make("h1", "", data.name));
  if (data.called) add(told, make("p", "mi-called", data.called));
  if (data.core) add(told, make("p", "mi-core", data.core));
  add(told, make("p", "mi-definition", data.definition));
  if (!data.summary.length) return told;
  const four = make("section", "mi-four");
  const title = make("h2", "mi-h", "In four lines");
  title.id = "mi-four-heading";
  four.setAttribute("aria-labelledby", title.id);
  return add(make("div", "mi-opening"), told, add(four, title, rows(data.summary)));
}

// A link from one principle to another leaves the page scrolled to where the link stood.
function fromTheTop(parentElement, name) {
  const place = parentElement.querySelector(".mi-lesson");
  if (place.miName === name) return;
  place.miName = name;
  requestAnimationFrame(() => parentElement.closest(".stMain")?.scrollTo({ top: 0 }));
}

export default function ({ data, parentElement }) {
  redraw(parentElement, ".mi-lesson", data, (fresh) =>
    fresh.opening ? [opening(fresh.opening)] : fresh.sections.map((item, n) => lessonSection(item, n, fresh.key)),
  );
  if (data.opening) fromTheTop(parentElement, data.opening.name);
}
