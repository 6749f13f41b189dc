// An informational clock: counts up from the seconds already gone, and asks nothing of the server.

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".mi-clock");
  const mounted = performance.now();
  const show = () => {
    const gone = Math.max(0, Math.floor(data.seconds + (performance.now() - mounted) / 1000));
    const minutes = Math.floor(gone / 60);
    const text = minutes < 60 ? `${minutes}:${String(gone % 60).padStart(2, "0")}` : "over an hour";
    place.textContent = `${text} on this question. ${data.hint}`;
  };
  show();
  const ticking = setInterval(show, 1000);
  return () => clearInterval(ticking);
}
