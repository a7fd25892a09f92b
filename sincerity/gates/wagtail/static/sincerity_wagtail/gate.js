/* Marks the words that were found inside the rich text editors, and brings the editor to each of them.
   Highlights lie over the text and never touch the page, so the editor and its saving are not disturbed. */
(() => {
  "use strict";

  const field = (name) => document.querySelector(`[name="${CSS.escape(name)}"]`);

  /** The place where somebody types: the input itself, or the rich text editor that stands before a hidden one. */
  const editable = (name) => {
    const input = field(name);
    if (!input) return null;
    if (input.type !== "hidden" && !input.hidden) return input;
    const around = input.closest("[data-draftail-editor-wrapper], .w-field__input, .w-field") || input.parentElement;
    return around.querySelector("[contenteditable=true]");
  };

  /** Where the words stand in a text for the nth time. */
  const find = (text, { words, nth }) => {
    let at = text.indexOf(words);
    for (let seen = 0; seen < nth && at >= 0; seen += 1) at = text.indexOf(words, at + words.length);
    return at;
  };

  /** A range over the words in a rich text editor; null once they are no longer there. */
  const range = (root, place) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = "";
    while (walker.nextNode()) {
      nodes.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    const start = find(text, place);
    if (start < 0 || !place.words) return null;
    const end = start + place.words.length;
    const node = (offset) => nodes.findLast(([from]) => from <= offset);
    const made = document.createRange();
    const [first, last] = [node(start), node(end - 1)];
    made.setStart(first[1], start - first[0]);
    made.setEnd(last[1], end - last[0]);
    return made;
  };

  /** Open the tabs and folded panels that a place lies in. */
  const reveal = (target) => {
    for (let around = target.closest("[hidden]"); around; around = around.parentElement?.closest("[hidden]")) {
      const id = CSS.escape(around.id);
      if (around.id) document.querySelector(`[role=tab][href="#${id}"], [aria-controls="${id}"]`)?.click();
    }
  };

  const go = (place) => {
    const target = place && editable(place.input);
    if (!target) return;
    reveal(target);
    shown(target, () => choose(target, place));
  };

  /** Do something once an element can be seen: a tab takes a moment to open. */
  const shown = (target, then, tries = 60) => {
    if (target.offsetParent || !tries) then();
    else requestAnimationFrame(() => shown(target, then, tries - 1));
  };

  const choose = (target, place) => {
    target.scrollIntoView({ block: "center" });
    target.focus();
    if (target.isContentEditable) {
      const found = range(target, place);
      if (found) document.getSelection().setBaseAndExtent(found.startContainer, found.startOffset, found.endContainer, found.endOffset);
      return;
    }
    const at = find(target.value, place);
    if (at >= 0) target.setSelectionRange(at, at + place.words.length);
  };

  const mark = (places) => {
    const ranges = [];
    for (const place of places) {
      const target = place && editable(place.input);
      if (target) markMessage(place);
      const found = target && target.isContentEditable ? range(target, place) : null;
      if (found) ranges.push(found);
    }
    if (CSS.highlights) CSS.highlights.set("sincerity", new Highlight(...ranges));
  };

  /** Mark the words in a message inside a StreamField too, where all messages of a field arrive as one plain text. */
  const markMessage = ({ input, words, text }) => {
    const message = editable(input)?.closest(".w-field")?.querySelector(".error-message");
    const node = message && [...message.childNodes].find((child) => child.nodeType === 3 && child.data.includes(text));
    if (!node || !text) return;
    const told = node.splitText(node.data.indexOf(text));
    told.splitText(text.length);
    const line = document.createElement("span");
    line.className = "sincerity-note";
    const at = words ? text.indexOf(`‘${words}’`) + 1 : 0;
    if (at > 0) {
      const marked = document.createElement("mark");
      marked.textContent = words;
      line.append(text.slice(0, at), marked, text.slice(at + words.length));
    } else line.textContent = text;
    told.replaceWith(line);
  };

  const start = (panel) => {
    const places = JSON.parse(document.getElementById(panel.dataset.sincerityPlaces).textContent);
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-sincerity-go]");
      if (button) go(places[Number(button.dataset.sincerityGo)]);
    });
    // The editors are built after the page, and build their text anew while somebody types.
    let waiting = 0;
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => mark(places), 150);
    };
    new MutationObserver(later).observe(document.querySelector("[data-edit-form]") || document.body, {
      childList: true, subtree: true, characterData: true,
    });
    later();
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const panel of document.querySelectorAll("[data-sincerity-places]")) start(panel);
  });
})();
