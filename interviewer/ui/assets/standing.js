// Brings what was said last into view, reads it out, shows an informational clock and keeps the draft.

function showClock(clock, { seconds, hint }) {
  if (seconds === null) {
    clock.textContent = "";
    return () => {};
  }
  const began = performance.now() - seconds * 1000;
  const show = () => {
    const gone = Math.max(0, Math.floor((performance.now() - began) / 1000));
    const minutes = Math.floor(gone / 60);
    const text = minutes < 60 ? `${minutes}:${String(gone % 60).padStart(2, "0")}` : "Over an hour";
    clock.textContent = `${text} so far. ${hint}`;
  };
  show();
  const ticking = setInterval(show, 1000);
  return () => clearInterval(ticking);
}

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector(".mi-said-last");
  if (said.textContent !== data.said) {
    said.textContent = data.said;
    const main = parentElement.closest(".stMain");
    main?.classList.add("mi-talking");
    requestAnimationFrame(() => requestAnimationFrame(() => main?.scrollTo({ top: main.scrollHeight })));
  }
  parentElement.querySelector(".mi-status").textContent = data.status;
  parentElement.querySelector(".mi-who").textContent = data.who;
  said.miStop?.();
  const stops = [showClock(parentElement.querySelector(".mi-clock"), data), keepDraft(data.draft)];
  said.miStop = () => stops.forEach((stop) => stop());
  return said.miStop;
}
