// Keeps what stands in the answer box for as long as the tab lives, and sends again what a dead server never received.
// A draft belongs to one place in the interview: words that were stored are dropped; those that missed their place
// go back into the box, and are never sent a second time by themselves.

const BOX = '[data-testid="stChatInputTextArea"]';
const SEND = '[data-testid="stChatInputSubmitButton"]';
const MOST_RELOADS = 3;

function keepDraft({ id, seq, refused, last }) {
  const key = `mock-interviewer-draft-${id}`;
  const stored = () => JSON.parse(sessionStorage.getItem(key) ?? "null");
  const mine = () => (stored()?.seq === seq ? stored() : null);
  const keep = (change) => {
    const fresh = { seq, text: "", sent: false, reloads: 0 };
    sessionStorage.setItem(key, JSON.stringify({ ...fresh, ...mine(), ...change }));
  };
  const sending = () => {
    const text = document.querySelector(BOX)?.value ?? "";
    if (text.trim()) keep({ text, sent: true });
  };
  const listeners = {
    input: (event) => {
      if (event.target.matches?.(BOX)) keep({ text: event.target.value, sent: false });
    },
    keydown: (event) => {
      if (event.target.matches?.(BOX) && event.key === "Enter" && !event.shiftKey && !event.isComposing) sending();
    },
    click: (event) => {
      if (event.target.closest?.(SEND)) sending();
    },
  };
  let stopped = false;
  const once = (selector, act) => {
    const node = document.querySelector(selector);
    if (stopped) return;
    if (node && !node.disabled) act(node);
    else requestAnimationFrame(() => once(selector, act));
  };
  const putBack = (box) => {
    const draft = stored();
    const again = draft?.seq === seq && draft.sent && !refused;
    if (box.value) {
      keep({ text: box.value, sent: false });
    } else if (!draft?.text || (draft.seq !== seq && draft.sent && draft.text.trim() === last.trim())) {
      sessionStorage.removeItem(key);
    } else {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, draft.text);
      box.dispatchEvent(new Event("input", { bubbles: true }));
      if (again) once(SEND, (button) => button.click());
    }
  };
  // After a restart of the server the old page stays, its box waiting for a reply that nobody will make.
  let idle = 0;
  const watch = () => {
    const { testScriptState, testConnectionState } = document.querySelector(".stApp").dataset;
    const forgotten = mine()?.sent && testScriptState === "notRunning" && testConnectionState === "CONNECTED";
    idle = forgotten ? idle + 1 : 0;
    if (idle < 3 || mine().reloads >= MOST_RELOADS) return;
    keep({ reloads: mine().reloads + 1 });
    location.reload();
  };
  for (const [name, act] of Object.entries(listeners)) document.addEventListener(name, act, true);
  const watching = setInterval(watch, 500);
  once(BOX, putBack);
  return () => {
    stopped = true;
    clearInterval(watching);
    for (const [name, act] of Object.entries(listeners)) document.removeEventListener(name, act, true);
  };
}
