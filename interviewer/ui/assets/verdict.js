// Draws the verdict and the one thing to fix first. Every word that comes in is put on the page as text.

function scale(bands, total) {
  const block = make("div", "mi-scale");
  const names = bands.map((band) => `${band.name} from ${band.least}`).join(", ");
  block.setAttribute("role", "img");
  block.setAttribute("aria-label", `${names}. This answer: ${total}.`);
  for (const band of bands) {
    const part = make("div", `mi-band${band.here ? " mi-here" : ""}`);
    part.style.flexGrow = band.width;
    add(block, add(part, make("span", "mi-band-name", band.name), make("span", "mi-band-least", band.least)));
  }
  const pin = make("div", "mi-pin");
  pin.style.insetInlineStart = `${total}%`;
  return add(block, pin);
}

function said(className, label, parts) {
  const quote = make("blockquote");
  for (const part of parts) add(quote, make("span", part.slot ? "mi-slot" : "", part.text));
  return add(make("div", className), make("div", "mi-label", label), quote);
}

function fixBlock(fix, level) {
  const block = add(make("section", "mi-fix"), make(`h${level + 2}`, "mi-h", "Fix this first"), make("p", "mi-problem", fix.problem));
  const pair = make("div", "mi-pair");
  if (fix.quote) add(pair, said("mi-said-before", "You said", [{ text: fix.quote }]));
  if (fix.rewrite.length) add(pair, said("mi-said-better", "Say instead", fix.rewrite));
  return add(block, pair.childElementCount ? pair : null, make("p", "mi-fix-advice", fix.advice));
}

function companyBlock(company, level) {
  const block = add(make("section", "mi-company"), make(`h${level + 2}`, "mi-h", company.title));
  for (const sentence of company.sentences) add(block, make("p", "", sentence));
  return block;
}

function head(data) {
  const block = make("div", `mi-verdict-head mi-v-${data.key}`);
  const line = add(make(`h${data.heading + 1}`, "mi-verdict-line"), make("span", "mi-verdict-name", data.verdict));
  if (data.total !== null) add(line, document.createTextNode(" "), make("span", "mi-verdict-total", `${data.total} of 100 for ${data.level}`));
  add(block, line);
  for (const sentence of data.sentences) add(block, make("p", "mi-verdict-says", sentence));
  if (data.bands.length) add(block, scale(data.bands, data.total));
  for (const sentence of data.notes) add(block, make("p", "mi-note", sentence));
  return add(block, make("p", "mi-grader", data.grader));
}

export default function ({ data, parentElement }) {
  redraw(parentElement, ".mi-verdict", data, (fresh) => [
    make(`h${fresh.heading}`, "mi-asked", fresh.question),
    head(fresh),
    fresh.fix ? fixBlock(fresh.fix, fresh.heading) : null,
    fresh.company ? companyBlock(fresh.company, fresh.heading) : null,
  ]);
  // The conversation before it was scrolled to its end; a grade is read from its beginning.
  const main = parentElement.closest(".stMain");
  if (!main?.classList.contains("mi-talking")) return;
  main.classList.remove("mi-talking");
  requestAnimationFrame(() => main.scrollTo({ top: 0 }));
}
