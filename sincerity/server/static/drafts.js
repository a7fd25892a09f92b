// Drafts live in this browser and nowhere else. Where storage is switched off the page works without them.

const KEY = "sincerity.kladjes";
const MOST = 30;

export class Drafts {
  constructor(storage) {
    this.storage = storage;
    this.list = this.read();
    this.current = this.list[0] ?? null;
  }

  read() {
    try {
      const list = JSON.parse(this.storage.getItem(KEY) ?? "[]");
      return Array.isArray(list) ? list.filter((draft) => draft && typeof draft.text === "string").slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  // Returns whether it was kept: storage can be full or forbidden.
  save(content) {
    const others = this.list.filter((draft) => draft !== this.current);
    if (!content.text.trim() && !content.replyTo.trim()) {
      this.list = others;
      this.current = null;
    } else {
      this.current = { ...content, id: this.current?.id ?? `${Date.now()}-${Math.random()}`, saved: Date.now() };
      this.list = [this.current, ...others].slice(0, MOST);
    }
    return this.write();
  }

  write() {
    try {
      this.storage.setItem(KEY, JSON.stringify(this.list));
      return true;
    } catch {
      return false;
    }
  }

  start() {
    this.current = null;
  }

  open(id) {
    this.current = this.list.find((draft) => draft.id === id) ?? null;
    return this.current;
  }

  remove(id) {
    this.list = this.list.filter((draft) => draft.id !== id);
    if (this.current?.id === id) this.current = null;
    this.write();
  }
}

export function title(draft) {
  const line = draft.text.trim().split("\n", 1)[0] || "Alleen een bericht";
  return [...line].slice(0, 60).join("");
}
