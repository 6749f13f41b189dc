// Says what became of a recording, and puts its words into the answer box, once, behind what stands there.

const WRITTEN_BOX = '[data-testid="stChatInputTextArea"]';
const RECORDER_BUTTON = '[data-testid="stAudioInputActionButton"]';

// Streamlit's recorder replaces its button when it begins and ends, which takes the focus from the keyboard.
function keepFocus(room) {
  let inside = room.contains(document.activeElement);
  const notice = (event) => {
    inside = room.contains(event.target);
  };
  const watching = new MutationObserver(() => {
    if (inside && document.activeElement === document.body) room.querySelector(RECORDER_BUTTON)?.focus();
  });
  document.addEventListener("focusin", notice);
  watching.observe(room, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  return () => {
    document.removeEventListener("focusin", notice);
    watching.disconnect();
  };
}

export default function ({ data, parentElement }) {
  const says = parentElement.querySelector(".mi-written");
  if (says.textContent !== data.says) says.textContent = data.says;
  says.classList.toggle("mi-failed", data.failed);
  let stopped = false;
  const key = `mock-interviewer-written-${data.interview}`;
  const put = () => {
    const box = document.querySelector(WRITTEN_BOX);
    if (stopped || sessionStorage.getItem(key) === data.recording) return;
    if (!box || box.disabled) {
      requestAnimationFrame(put);
      return;
    }
    sessionStorage.setItem(key, data.recording);
    const before = box.value.trimEnd();
    const whole = before ? `${before} ${data.text}` : data.text;
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, whole);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    // On a phone the keyboard would cover what is to be read.
    if (matchMedia("(pointer: fine)").matches) box.focus();
  };
  if (data.text) put();
  says.miStop?.();
  const letGo = keepFocus(parentElement.closest(".st-key-speaking"));
  says.miStop = () => {
    stopped = true;
    letGo();
  };
  return says.miStop;
}
