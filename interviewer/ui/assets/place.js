// Says what the page now shows to those who do not see it, and brings its top into view where the place is a new one.

let before = null;

export default function ({ data, parentElement }) {
  const now = { place: data.place, says: data.says };
  if (before && before.says !== now.says) parentElement.querySelector(".mi-place").textContent = now.says;
  if (before && before.place !== now.place) parentElement.scrollIntoView({ block: "nearest" });
  before = now;
}
