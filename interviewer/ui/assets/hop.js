// Takes a step in the browser's history, and lets the app follow it as it follows Back and Forward.

let gone = null;

export default function ({ data }) {
  if (gone === data.to) return;
  gone = data.to;
  history.pushState({}, "", new URL(data.to, location.href));
  dispatchEvent(new PopStateEvent("popstate"));
}
