// Takes a step in the browser's history, or changes the one that stands, and lets the app follow as it follows Back.

let gone = null;

export default function ({ data }) {
  if (gone === data.once) return;
  gone = data.once;
  const to = new URL(data.to, location.href);
  history[data.replace || to.href === location.href ? "replaceState" : "pushState"]({}, "", to);
  dispatchEvent(new PopStateEvent("popstate"));
}
