// Draws a graded answer. Every word that comes in is put on the page as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

function section(title, id) {
  const node = make("section", `mi-section mi-${id}`);
  const heading = make("h3", "mi-h", title);
  heading.id = `mi-${id}-heading`;
  node.setAttribute("aria-labelledby", heading.id);
  return add(node, heading);
}

function quoteButton(item, marks) {
  const button = make("button", "mi-quote");
  button.type = "button";
  button.dataset.point = item.mark;
  button.title = "Find these words in the transcript";
  add(button, make("span", "mi-quote-text", `“${item.shown}”`));
  if (marks[item.mark]) button.classList.add(`mi-c-${marks[item.mark].colour}`);
  return button;
}

function quoteList(quotes, marks, most) {
  const shown = quotes.slice(0, most).map((quote) => quoteButton(quote, marks));
  const rest = quotes.slice(most).map((quote) => quoteButton(quote, marks));
  if (!rest.length) return shown;
  return [...shown, add(make("details", "mi-more"), make("summary", "", `and ${rest.length} more`), ...rest)];
}

function bar(row) {
  const track = make("div", "mi-track");
  track.setAttribute("role", "img");
  track.setAttribute("aria-label", `${row.points} of ${row.max} points`);
  const fill = make("div", `mi-fill mi-p-${row.pattern}`);
  fill.style.inlineSize = `${row.share}%`;
  return add(track, fill);
}

function raiseBlock(raise) {
  if (!raise.advice && !raise.problem) return null;
  const block = make("div", "mi-raise");
  if (raise.problem) add(block, make("p", "mi-problem", raise.problem));
  if (raise.advice) add(block, add(make("p", "mi-advice"), make("strong", "", "To raise it: "), make("span", "", raise.advice)));
  return block;
}

function signalRow(signal, marks, most) {
  const row = make("li", "mi-signal");
  const head = make("div", "mi-signal-head");
  add(head, make("span", "mi-signal-name", signal.name));
  add(head, make("span", `mi-strength mi-rank-${signal.rank}`, signal.strength));
  add(head, make("span", "mi-signal-points", `${signal.points} of ${signal.max}`));
  add(row, head);
  if (signal.note) add(row, make("p", "mi-note", `${signal.note} ${signal.asks}`));
  return add(row, ...quoteList(signal.quotes, marks, most));
}

function dimensionCard(row, marks, most) {
  const card = make("article", `mi-dimension mi-c-${row.colour}`);
  const head = make("div", "mi-dimension-head");
  add(head, make("span", "mi-tag", row.tag), make("h4", "", row.name));
  add(head, add(make("span", "mi-points"), make("b", "", row.points), make("span", "", ` of ${row.max}`)));
  add(card, head, bar(row), row.meaning ? make("p", "mi-meaning", row.meaning) : null);
  if (row.held) add(card, make("p", "mi-held", row.held));
  for (const quote of row.quotes) add(card, quoteButton(quote, marks));
  if (!row.quotes.length) add(card, make("p", "mi-note", "No words of yours were found for this."));
  add(card, raiseBlock(row.raise));
  const details = make("details", "mi-signals");
  const list = make("ul");
  for (const signal of row.signals) add(list, signalRow(signal, marks, most));
  return add(card, add(details, make("summary", "", `${row.name}: all ${row.signals.length} signals`), list));
}

function findingCard(row, marks) {
  const card = make("article", `mi-finding mi-c-${row.colour}`);
  add(card, add(make("div", "mi-finding-head"), make("span", "mi-tag", row.sort), make("h4", "", row.name)));
  add(card, make("p", "", row.says));
  for (const quote of row.quotes) add(card, quoteButton(quote, marks));
  return add(card, add(make("p", "mi-advice"), make("strong", "", "What to do: "), make("span", "", row.remedy)));
}

function svg(tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

function slope(rows) {
  const height = 150;
  const y = (part) => 12 + (1 - part) * (height - 24);
  const chart = svg("svg", { viewBox: `0 0 240 ${height}`, class: "mi-slope", "aria-hidden": "true" });
  for (const x of [40, 200]) chart.appendChild(svg("line", { x1: x, x2: x, y1: 8, y2: height - 8, class: "mi-axis" }));
  for (const row of rows) {
    const line = svg("g", { class: `mi-c-${row.colour} mi-line mi-l-${row.pattern}` });
    line.appendChild(svg("line", { x1: 40, x2: 200, y1: y(row.from), y2: y(row.to) }));
    line.appendChild(svg("circle", { cx: 40, cy: y(row.from), r: 3.5 }));
    line.appendChild(svg("circle", { cx: 200, cy: y(row.to), r: 3.5 }));
    chart.appendChild(line);
  }
  return chart;
}

function slopeBlock(data, n) {
  const block = section(data.title, `slope-${n}`);
  const figure = make("div", "mi-probes-figure");
  const list = make("ul", "mi-probes-list");
  for (const row of data.rows) {
    const item = make("li", `mi-c-${row.colour}`);
    add(item, make("span", "mi-tag", row.tag), make("span", "mi-probes-name", row.name));
    add(list, add(item, make("span", "mi-probes-points", `${row.before} to ${row.after} of ${row.max}`)));
  }
  return add(block, make("p", "", data.says), add(figure, slope(data.rows), list));
}

function rebuiltBlock(rebuilt) {
  const block = add(section("Your answer, retold", "rebuilt"), make("p", "mi-note", rebuilt.says));
  for (const part of rebuilt.parts) {
    const told = make("p", "mi-told");
    for (const piece of part.pieces) add(told, make("span", piece.slot ? "mi-slot" : "", piece.text));
    add(block, add(make("div", `mi-part mi-c-${part.colour}`), make("div", "mi-label", part.name), told));
  }
  return block;
}

function piece(part, marks) {
  const known = part.marks.map((id) => marks[id]).filter(Boolean);
  if (!known.length) return document.createTextNode(part.text);
  const telling = known.find((mark) => mark.telling);
  const look = telling ?? known[0];
  const node = make("mark", `mi-mark mi-c-${look.colour} mi-u-${look.pattern}${telling ? "" : " mi-faint"}`, part.text);
  node.tabIndex = 0;
  node.dataset.marks = part.marks.join(" ");
  node.title = part.says.join("\n");
  node.setAttribute("aria-description", `Evidence. ${part.says.join("; ")}. Enter goes to the point.`);
  return node;
}

function turnBlock(turn, marks) {
  const block = make("div", `mi-turn mi-${turn.speaker}`);
  const who = make("div", "mi-who", turn.speaker === "candidate" ? "You" : "Interviewer");
  if (turn.tag) add(who, make("span", "mi-probe-tag", turn.tag));
  const said = make("p", "mi-said");
  turn.pieces.forEach((part, n) => {
    add(said, piece(part, marks));
    const goesOn = turn.pieces[n + 1]?.marks ?? [];
    const ends = part.marks.filter((id) => !goesOn.includes(id) && marks[id]?.telling);
    for (const tag of new Set(ends.map((id) => marks[id].tag))) {
      const label = make("sup", "mi-sup", tag);
      label.setAttribute("aria-hidden", "true");
      add(said, label);
    }
  });
  return add(block, who, said);
}

function link(root, marks) {
  const points = () => [...root.querySelectorAll("[data-point]")];
  const highlights = () => [...root.querySelectorAll("[data-marks]")];
  const carries = (node, id) => node.dataset.marks.split(" ").includes(id);
  const light = (ids) => {
    for (const node of points()) node.classList.toggle("mi-lit", ids.includes(node.dataset.point));
    for (const node of highlights()) node.dataset.lit = marks[ids.find((id) => carries(node, id))]?.colour ?? "";
  };
  const idsOf = (node) => {
    const near = node.closest?.("[data-point], [data-marks]");
    if (!near) return [];
    return near.dataset.point ? [near.dataset.point] : near.dataset.marks.split(" ");
  };
  const go = (target) => {
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView({ block: "center", behavior: "auto" });
    target.focus({ preventScroll: true });
  };
  const follow = (node) => {
    const near = node.closest?.("[data-point], [data-marks]");
    if (!near) return;
    if (near.dataset.point) return go(highlights().find((mark) => carries(mark, near.dataset.point)));
    const first = near.dataset.marks.split(" ")[0];
    return go(points().find((point) => point.dataset.point === first && point.closest("details")) ??
      points().find((point) => point.dataset.point === first));
  };
  root.addEventListener("mouseover", (event) => light(idsOf(event.target)));
  root.addEventListener("focusin", (event) => light(idsOf(event.target)));
  root.addEventListener("mouseleave", () => light(idsOf(document.activeElement ?? root)));
  root.addEventListener("click", (event) => follow(event.target));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("[data-marks]")) return;
    event.preventDefault();
    follow(event.target);
  });
}

function draw(data) {
  const root = make("div", "mi-sheet-body");
  const scores = section("Five dimensions", "dimensions");
  for (const row of data.dimensions) add(scores, dimensionCard(row, data.marks, data.most_quotes));
  const findings = section("Gates and red flags", "findings");
  for (const row of data.findings) add(findings, findingCard(row, data.marks));
  if (!data.findings.length) add(findings, make("p", "mi-note", "No gate fired and no red flag was found."));
  const transcript = section("Transcript", "transcript");
  add(transcript, make("p", "mi-note", data.hint));
  for (const turn of data.turns) add(transcript, turnBlock(turn, data.marks));
  const after = add(make("div", "mi-after-column"), ...data.slopes.map(slopeBlock));
  if (data.rebuilt) add(after, rebuiltBlock(data.rebuilt));
  add(root, add(make("div", "mi-points-column"), scores, findings), add(make("div", "mi-transcript-column"), transcript));
  if (after.childElementCount) add(root, after);
  link(root, data.marks);
  return root;
}

export default function ({ data, parentElement }) {
  redraw(parentElement, ".mi-sheet", data, (fresh) => [draw(fresh)]);
}
