// Brings what was said last into view, reads it out, and shows an informational clock. Asks nothing of the server.

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector(".mi-said-last");
  const clock = parentElement.querySelector(".mi-clock");
  if (said.textContent !== data.said) {
    said.textContent = data.said;
    const main = parentElement.closest(".stMain");
    main?.classList.add("mi-talking");
    requestAnimationFrame(() => requestAnimationFrame(() => main?.scrollTo({ top: main.scrollHeight })));
  }
  if (data.seconds === null) {
    clock.textContent = "";
    return undefined;
  }
  const mounted = performance.now();
  const show = () => {
    const gone = Math.max(0, Math.floor(data.seconds + (performance.now() - mounted) / 1000));
    const minutes = Math.floor(gone / 60);
    const text = minutes < 60 ? `${minutes}:${String(gone % 60).padStart(2, "0")}` : "Over an hour";
    clock.textContent = `${text} so far. ${data.hint}`;
  };
  show();
  const ticking = setInterval(show, 1000);
  return () => clearInterval(ticking);
}
