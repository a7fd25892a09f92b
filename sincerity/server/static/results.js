// What a post comes across as: verdict, gauges, and the list of findings. Text only ever enters as text.

import names from "./names.js";

const FAULTS = ["sales-driven", "one-way", "insincere"];

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export function count(number, one, many) {
  return `${number.toLocaleString("nl-NL")} ${number === 1 ? one : many}`;
}

// Cut between words, and inside one only where a single word is longer than the room there is.
export function shorten(text, room) {
  const letters = [...text.replace(/\s+/g, " ").trim()];
  if (letters.length <= room) return letters.join("");
  const kept = letters.slice(0, room - 1).join("");
  const whole = letters[room - 1] === " " ? kept : kept.replace(/\s\S*$/u, "");
  return `${whole.replace(/[\s,;:–-]+$/u, "")} …`;
}

export function sorted(post) {
  const placed = [...post.findings].sort((a, b) => (a.start ?? -1) - (b.start ?? -1));
  return {
    faults: placed.filter((f) => f.category !== "social" && f.severity !== "info"),
    tips: placed.filter((f) => f.category !== "social" && f.severity === "info"),
    credits: placed.filter((f) => f.category === "social"),
  };
}

export function verdict(post) {
  const state = post.band;
  const { faults, credits } = sorted(post);
  const places = count(faults.length, "plek", "plekken");
  const none = {
    revise: "Een oplettende lezer haakt af.",
    doubt: "Dit kan, al houdt een lezer zijn twijfels.",
    ok: credits.length ? "Een lezer hoort hier een mens." : "Een lezer struikelt nergens over.",
  };
  const some = {
    revise: `Een oplettende lezer haakt af. Kijk naar ${places}.`,
    doubt: `Dit kan, al kan een lezer haperen op ${places}.`,
    ok: `Een lezer leest door. Op ${places} kan het nog mooier.`,
  };
  return { state, name: names.bands[state], told: (faults.length ? some : none)[state] };
}

function gauge(name, score, tone) {
  const bar = el("i");
  bar.style.width = `${Math.max(0, Math.min(100, score))}%`;
  return el(
    "li",
    { class: `c-${tone}` },
    el("span", {}, name),
    el("b", {}, `${Math.round(score)}`),
    el("span", { class: "track", "aria-hidden": "true" }, bar),
  );
}

export function gauges(post) {
  return FAULTS.map((category) => gauge(names.scores[category], post.scores[category], category));
}

export function social(post) {
  const acts = post.acts_social;
  const is = post.scores.social;
  let told = "Gelijk op: de tekst klinkt zo sociaal als hij is.";
  if (acts - is > 20) told = "De tekst roept harder ‘sociaal’ dan hij het is. Vertel, vraag of geef iets in plaats van uit te roepen.";
  else if (is - acts > 20 && post.band === "ok") told = "De tekst is socialer dan hij roept. Zo hoort het.";
  else if (is - acts > 20) told = "Er staat ook iets in waar een lezer wat aan heeft. Laat dat staan.";
  return { gauges: [gauge("doet sociaal", acts, "acts"), gauge("is sociaal", is, "social")], told };
}

export function kind(finding) {
  if (finding.label) return names.labels[finding.label] ?? finding.label;
  return finding.rule === names.forbidden ? "huisstijl" : names.scores[finding.category];
}

// What a reader hears, without the words that stand above it already: a message that opens with them goes on from there,
// one that has them further on points at them.
export function hears({ message, text, start }) {
  const quote = start === null ? null : (message.match(/‘[^’]+(?:’\p{L}+[^’]*)*’/gu) ?? []).find((found) => same(found.slice(1, -1), text));
  if (!quote) return [message];
  const at = message.indexOf(quote);
  return [at === 0 ? `… ${message.slice(quote.length).trimStart()}` : message.slice(0, at) + "deze woorden" + message.slice(at + quote.length)];
}

function same(quoted, text) {
  const plain = (words) => words.replace(/\s+/g, " ").replace(/\s*…$/u, "").trim().toLowerCase();
  return quoted.endsWith("…") ? plain(text).startsWith(plain(quoted)) : plain(quoted) === plain(text);
}

// One finding as a card: a button that leads to the words, what a reader hears, what to write, a repair if there is one.
export function card(finding, { select, apply, explain }) {
  const item = el("li", { class: `finding c-${finding.category}` });
  const label = el("span", { class: "kind" }, kind(finding));
  if (finding.start === null) {
    item.append(el("div", { class: "go" }, label, el("strong", { class: "whole" }, " · de tekst als geheel")));
  } else {
    item.append(el("button", { type: "button", class: "go", onclick: () => select(finding) }, label, el("q", {}, shorten(finding.text, 90))));
  }
  item.append(el("p", { class: "hears" }, ...hears(finding)));
  if (finding.suggestions.length) {
    item.append(el("ul", { class: "instead", "aria-label": "Zo kan het ook" }, ...finding.suggestions.map((s) => el("li", {}, s.text))));
  }
  if (finding.fix.length) {
    const text = finding.fix.length === 1 ? finding.fix[0].text.trim() : "";
    const shown = text ? `Maak er ‘${shorten(text, 60)}’ van` : "Haal het weg";
    item.append(el("button", { type: "button", class: "apply", onclick: () => apply(finding) }, shown));
  }
  const why = el("details", { class: "why" }, el("summary", {}, "Waarom?"));
  why.addEventListener("toggle", async () => {
    if (!why.open || why.children.length > 1) return;
    if (finding.reasons.length) why.append(el("p", {}, `Gehoord: ${finding.reasons.join("; ")}.`));
    const text = await explain(finding.rule);
    for (const paragraph of (text ?? "De uitleg is nu niet op te halen.").trim().split(/\n\s*\n/)) why.append(el("p", {}, paragraph));
  });
  item.append(why);
  return item;
}
