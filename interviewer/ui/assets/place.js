// Says what the page now shows to those who do not see it, and brings its top into view where the place is a new one;
// Back leads to where one was on the page.

const WHEN = [0, 80, 250, 600, 1200]; // milliseconds: the page grows while it is drawn
const seen = new Map();
let before = null;
let stepped = false;
let moved = 0;

addEventListener("popstate", () => (stepped = true));
for (const act of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(act, () => (moved += 1), { capture: true, passive: true });
addEventListener("scroll", ({ target }) => {
  if (before && target.classList?.contains("stMain")) seen.set(before.place, target.scrollTop);
}, { capture: true, passive: true });

function bringTo(top) {
  const then = moved;
  for (const wait of WHEN) setTimeout(() => {
    const main = document.querySelector(".stMain");
    if (main && moved === then && Math.abs(main.scrollTop - top) > 1) main.scrollTop = top;
  }, wait);
}

export default function ({ data, parentElement }) {
  const now = { place: data.place, says: data.says };
  const last = before;
  before = now;
  if (last && last.says !== now.says) parentElement.querySelector(".mi-place").textContent = now.says;
  if (last && last.place !== now.place) bringTo((stepped && seen.get(now.place)) || 0);
  stepped = false;
}
