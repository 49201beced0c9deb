// A text onto the clipboard.

/** Copies a text, and tells whether that worked. The focus stays where it is. */
export function copyText(text: string): boolean {
  let isTaken = false;
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    // The reading surface has a text of its own to give.
    event.stopImmediatePropagation();
    isTaken = true;
  };
  window.addEventListener("copy", give, { capture: true, once: true });
  document.execCommand("copy");
  window.removeEventListener("copy", give, { capture: true });
  return isTaken;
}
