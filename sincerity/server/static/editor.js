// The text field and the layer behind it that underlines words. All positions are UTF-16 units, as in the DOM.

// A field shows an empty line after a final newline; the layer does so only when something follows.
const TAIL = "\u200b";

// The children of the layer are text, mark, text, mark, … text.
export class Editor {
  constructor(field, layer) {
    this.field = field;
    this.layer = layer;
    this.marks = [];
    this.shown = field.value;
    this.composing = false;
    this.onChange = () => {};
    this.onCaret = () => {};
    field.addEventListener("input", () => this.changed());
    field.addEventListener("compositionstart", () => { this.composing = true; });
    field.addEventListener("compositionend", () => { this.composing = false; this.changed(); });
    field.addEventListener("scroll", () => this.align(), { passive: true });
    document.addEventListener("selectionchange", () => {
      if (document.activeElement === field) this.onCaret(field.selectionStart);
    });
    new ResizeObserver(() => this.align()).observe(field);
    this.paint();
  }

  // The text as it can be sent: half an emoji, which no encoding has, becomes �. Lengths stay the same.
  get text() {
    return this.field.value.toWellFormed ? this.field.value.toWellFormed() : this.field.value;
  }

  set text(text) {
    this.field.value = text;
    this.marks = [];
    this.changed();
    this.field.scrollTop = 0;
  }

  changed() {
    const before = this.shown;
    const now = this.field.value;
    if (before !== now) {
      const { kept, first, last } = moved(this.marks, before, now);
      this.shown = now;
      this.patch(kept, first, last);
    }
    this.onChange();
  }

  // Put new text between the marks that stay; rebuilding the whole layer at every key would make long texts slow.
  patch(kept, first, last) {
    const start = first ? kept[first - 1].end : 0;
    const end = first < kept.length ? kept[first].start : null;
    const text = end === null ? this.shown.slice(start) + TAIL : this.shown.slice(start, end);
    const nodes = [...this.layer.childNodes];
    nodes[2 * first].data = text;
    for (const node of nodes.slice(2 * first + 1, 2 * last + 1)) node.remove();
    this.marks = kept;
    this.align();
  }

  // Underline findings of exactly this text; an answer about an older text comes too late.
  show(findings, text) {
    if (text !== this.text) return false;
    const marks = findings
      .filter((finding) => finding.start !== null && finding.end > finding.start)
      .sort((a, b) => a.start - b.start || b.end - a.end);
    let end = 0;
    this.marks = [];
    for (const finding of marks) {
      if (finding.start < end) continue;
      this.marks.push({ start: finding.start, end: finding.end, finding });
      end = finding.end;
    }
    this.paint();
    return true;
  }

  paint(current = this.current) {
    this.current = current;
    const text = this.field.value;
    const parts = document.createDocumentFragment();
    let at = 0;
    for (const { start, end, finding } of this.marks) {
      parts.append(document.createTextNode(text.slice(at, start)));
      const mark = document.createElement("mark");
      mark.className = `c-${finding.category} s-${finding.severity}`;
      if (finding === current) mark.classList.add("current");
      mark.textContent = text.slice(start, end);
      parts.append(mark);
      at = end;
    }
    parts.append(document.createTextNode(text.slice(at) + TAIL));
    this.layer.replaceChildren(parts);
    this.align();
  }

  align() {
    this.layer.scrollTop = this.field.scrollTop;
    this.layer.scrollLeft = this.field.scrollLeft;
  }

  place(finding) {
    return this.marks.find((mark) => mark.finding === finding);
  }

  at(caret) {
    const mark = this.marks.find(({ start, end }) => start <= caret && caret <= end);
    return mark ? mark.finding : null;
  }

  select(finding) {
    const mark = this.place(finding);
    if (!mark) return;
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(mark.start, mark.end);
    this.reveal(finding);
  }

  // Browsers do not scroll a field to a selection that a script makes; the layer knows where the words are.
  reveal(finding) {
    this.paint(finding);
    const mark = this.layer.querySelector("mark.current");
    if (!mark) return;
    const top = mark.offsetTop;
    const room = this.field.clientHeight;
    if (top < this.field.scrollTop || top + 40 > this.field.scrollTop + room) {
      this.field.scrollTop = Math.max(0, top - room / 3);
    }
    this.field.scrollIntoView({ block: "nearest" });
  }

  next(direction) {
    if (!this.marks.length) return null;
    const caret = direction > 0 ? this.field.selectionEnd : this.field.selectionStart;
    const order = direction > 0 ? this.marks : [...this.marks].reverse();
    const mark = order.find(({ start, end }) => (direction > 0 ? start >= caret && end > caret : end <= caret)) ?? order[0];
    this.select(mark.finding);
    return mark.finding;
  }

  // Apply all edits of a repair as one insertion, so that one undo takes it back.
  apply(edits) {
    const sorted = [...edits].sort((a, b) => a.start - b.start);
    const start = sorted[0].start;
    const end = Math.max(...sorted.map((edit) => edit.end));
    let text = "";
    let at = start;
    for (const edit of sorted) {
      text += this.field.value.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    text += this.field.value.slice(at, end);
    this.field.focus();
    this.field.setSelectionRange(start, end);
    // insertText is the one way that keeps the undo of the browser; the other loses it, but still repairs.
    const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
    if (!done) {
      this.field.setRangeText(text, start, end, "end");
      this.changed();
    }
  }
}

// Marks before a change stay, those after it move along, those it touches go: marks[first] up to marks[last].
export function moved(marks, before, now) {
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && before[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const by = now.length - before.length;
  let first = 0;
  while (first < marks.length && marks[first].end <= head) first += 1;
  let last = first;
  while (last < marks.length && marks[last].start < before.length - tail) last += 1;
  const after = marks.slice(last).map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by }));
  return { kept: [...marks.slice(0, first), ...after], first, last };
}
