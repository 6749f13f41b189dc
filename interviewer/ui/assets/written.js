// Says what became of a recording, and puts its words into the answer box, once, behind what stands there.

const WRITTEN_BOX = '[data-testid="stChatInputTextArea"]';

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
  return () => {
    stopped = true;
  };
}
