// An informational clock: how long since the pair was opened. Nothing happens when the usual time has passed.

export default function ({ data, parentElement }) {
  const clock = parentElement.querySelector(".mi-clock");
  const began = performance.now() - data.seconds * 1000;
  const show = () => {
    const gone = Math.max(0, Math.floor((performance.now() - began) / 1000));
    const minutes = Math.floor(gone / 60);
    const text = minutes < 60 ? `${minutes}:${String(gone % 60).padStart(2, "0")} so far. ` : "";
    clock.textContent = `${text}${data.hint}`;
  };
  show();
  const ticking = setInterval(show, 1000);
  return () => clearInterval(ticking);
}
