// The page: what you type is checked a moment later, and an answer only counts if the text is still the same.

import { Drafts, title } from "./drafts.js";
import { Editor } from "./editor.js";
import names from "./names.js";
import { card, count, el, gauges, social, sorted, verdict } from "./results.js";

const $ = (id) => document.getElementById(id);
const PAUSE = 250;
const LONG_PAUSE = 600;
const LONG = 15000;
const EXAMPLE = `Wij zijn ontzettend trots op ons nieuwe buurthuis!!! Mis het niet en meld je nu aan, want vol is vol.

Excuses voor het eventuele ongemak tijdens de verbouwing.

De keuken is pas in mei klaar: we bestelden de verkeerde afzuigkap, en dat is onze fout. Wat zou jij er willen koken?`;

const editor = new Editor($("tekst"), $("lagen"));
const drafts = new Drafts(safeStorage());
let cards = new Map();
let number = 0;
let timer = 0;
let retry = 0;
let running = null;
let failures = 0;
let heard = 0;
let saving = 0;

function safeStorage() {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => { throw new Error("no storage"); } };
  }
}

async function ask(path, body, signal) {
  const headers = {};
  if (body) headers["Content-Type"] = "application/json";
  const key = sessionStorage.getItem("sincerity.sleutel");
  if (key) headers.Authorization = `Bearer ${key}`;
  const answer = await fetch(path, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body), signal });
  const value = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(value.error.message), { status: answer.status });
  return value;
}

function schedule(pause = editor.text.length > LONG ? LONG_PAUSE : PAUSE) {
  clearTimeout(timer);
  clearTimeout(retry);
  if (!editor.composing) timer = setTimeout(check, pause);
}

async function check() {
  const text = editor.text;
  const mine = ++number;
  running?.abort();
  if (!text.trim()) return empty();
  running = new AbortController();
  $("oordeel").classList.add("busy");
  const reply = $("antwoord").hidden ? "" : $("bericht").value.trim();
  try {
    const body = { text, channel: $("kanaal").value, reply_to: reply || null };
    const answer = await ask("/v1/check?offsets=utf16", body, running.signal);
    if (mine !== number || text !== editor.text) return;
    failures = 0;
    trouble(null);
    show(answer.posts[0], text);
  } catch (error) {
    if (error.name === "AbortError" || mine !== number) return;
    failed(error);
  } finally {
    if (mine === number) $("oordeel").classList.remove("busy");
  }
}

function failed(error) {
  if (error.status === 401) {
    $("sleutel-vorm").hidden = false;
    trouble(sessionStorage.getItem("sincerity.sleutel") ? "Die sleutel klopt niet." : null);
    return;
  }
  if (error.status && error.status < 500) {
    trouble(`Niet nagekeken: ${error.message}`);
    return;
  }
  failures += 1;
  const told = error.status ? error.message : "de service antwoordt niet";
  trouble(`Even niet nagekeken: ${told}. Schrijf gerust door; je tekst staat in deze browser en ik probeer het zo weer.`);
  retry = setTimeout(check, Math.min(1000 * 2 ** failures, 30000));
}

function trouble(message) {
  $("storing").hidden = message === null;
  $("storing").textContent = message ?? "";
}

function empty() {
  editor.show([], editor.text);
  cards = new Map();
  for (const id of ["plekken-deel", "goed-deel", "tips-deel", "sociaal", "dok"]) $(id).hidden = true;
  for (const id of ["plekken", "goed", "tips", "meters", "opmerkingen"]) $(id).replaceChildren();
  $("oordeel").dataset.state = "empty";
  $("oordeel").classList.remove("busy");
  $("oordeel-naam").textContent = "Nog niets te lezen";
  $("oordeel-uitleg").textContent = "Zodra je typt, lees ik mee zoals een oplettende lezer.";
  trouble(null);
  hear("");
}

function show(post, text) {
  const { faults, tips, credits } = sorted(post);
  const { state, name, told } = verdict(post);
  editor.show(post.findings, text);
  $("oordeel").dataset.state = state;
  $("oordeel-naam").textContent = name;
  $("oordeel-uitleg").textContent = told;
  $("meters").replaceChildren(...gauges(post));
  const { gauges: pair, told: compared } = social(post);
  $("sociaal").hidden = false;
  $("sociaal-meters").replaceChildren(...pair);
  $("sociaal-uitleg").textContent = compared;
  list(faults, credits, tips);
  const remarks = post.failures.map((failure) => `Niet gelukt: ${failure.message}`).concat(post.notices);
  if (post.suppressed.length) remarks.push(`${count(post.suppressed.length, "bevinding is", "bevindingen zijn")} in de tekst zelf uitgezet.`);
  $("opmerkingen").replaceChildren(...remarks.map((remark) => el("li", {}, remark)));
  $("dok").hidden = false;
  $("dok").dataset.state = state;
  $("dok").replaceChildren(name, el("span", {}, count(faults.length, "plek", "plekken")));
  hear(`${name}. ${count(faults.length, "plek", "plekken")} om naar te kijken, ${count(credits.length, "ding gaat", "dingen gaan")} goed.`);
  caret(editor.field.selectionStart);
}

// Cards keep their place in the page while the rest changes: focus and opened explanations stay where they are.
function list(faults, credits, tips) {
  const old = new Map([...cards.values()].map(({ key, node }) => [key, node]));
  const seen = new Map();
  cards = new Map();
  const nodes = (findings) => findings.map((finding) => {
    const what = JSON.stringify([finding.rule, finding.text, finding.message, finding.suggestions, finding.reasons, finding.fix.map((edit) => edit.text)]);
    const times = seen.get(what) ?? 0;
    seen.set(what, times + 1);
    const key = `${what}#${times}`;
    const node = old.get(key) ?? card(finding, {
      select: () => choose(node.finding),
      apply: () => repair(node.finding),
      explain,
    });
    node.finding = finding;
    cards.set(finding, { key, node });
    return node;
  });
  for (const [id, findings] of [["plekken", faults], ["goed", credits], ["tips", tips]]) {
    update($(id), nodes(findings));
    $(`${id}-deel`).hidden = !findings.length;
  }
  $("k-tips").textContent = count(tips.length, "kleine tip", "kleine tips");
}

function update(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((node, i) => { if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null); });
}

function choose(finding) {
  editor.select(finding);
  caret(editor.field.selectionStart, finding);
}

function repair(finding) {
  if (!editor.place(finding)) return;
  editor.apply(shifted(finding));
  schedule(0);
}

// The repair of a finding whose words have moved since the answer.
function shifted(finding) {
  const by = editor.place(finding).start - finding.start;
  return finding.fix.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }));
}

async function explain(rule) {
  try {
    return (await ask(`/v1/rules/${encodeURIComponent(rule)}`)).explain;
  } catch {
    return null;
  }
}

function caret(at, chosen) {
  const finding = chosen ?? (document.activeElement === editor.field ? editor.at(at) : null);
  for (const [other, { node }] of cards) node.classList.toggle("current", other === finding);
  if (editor.current !== finding) {
    editor.paint(finding);
    reveal(finding);
  }
}

// Where the list scrolls beside the text, it follows the caret; where the page is one column it must stay where it is.
function reveal(finding) {
  if (getComputedStyle($("uitkomst")).overflowY === "auto") cards.get(finding)?.node.scrollIntoView({ block: "nearest" });
}

// Said once it has been quiet for a moment: a screen reader should not talk through the typing.
function hear(message) {
  clearTimeout(heard);
  heard = setTimeout(() => { if ($("gehoord").textContent !== message) $("gehoord").textContent = message; }, 900);
}

function words(text) {
  return (text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? []).length;
}

function save() {
  clearTimeout(saving);
  $("telling").textContent = count(words(editor.field.value), "woord", "woorden");
  const kept = drafts.save({ text: editor.field.value, channel: $("kanaal").value, replyTo: $("antwoord").hidden ? "" : $("bericht").value });
  $("bewaard").textContent = !editor.field.value ? "" : kept ? "Kladje in deze browser" : "Geen kladje: de opslag is uit of vol";
}

function saveSoon() {
  clearTimeout(saving);
  saving = setTimeout(save, 200);
}

function menu() {
  const rows = drafts.list.map((draft) => el(
    "li", {},
    el("button", { type: "button", "aria-current": draft === drafts.current ? "true" : null, onclick: () => { save(); open(drafts.open(draft.id)); } }, title(draft)),
    el("button", { type: "button", "aria-label": `Gooi weg: ${title(draft)}`, onclick: () => discard(draft) }, "×"),
  ));
  $("kladjes-lijst").replaceChildren(...(rows.length ? rows : [el("li", {}, el("span", { class: "small" }, "Nog geen kladjes."))]));
  makeRoom();
}

// The list of drafts lies over nothing: the header grows to hold it.
function makeRoom() {
  const shelf = document.querySelector(".menu");
  const header = document.querySelector(".top");
  header.style.minHeight = "";
  if (!$("kladjes").open) return;
  const below = shelf.getBoundingClientRect().bottom - header.getBoundingClientRect().top + 16;
  header.style.minHeight = `${Math.ceil(below)}px`;
}

function discard(draft) {
  const mine = draft === drafts.current;
  drafts.remove(draft.id);
  if (mine) open(null);
  $("kladjes").open = true;
  menu();
  ($("kladjes-lijst").querySelector("button") ?? $("kladjes").querySelector("summary")).focus();
}

function open(draft) {
  $("kladjes").open = false;
  $("kanaal").value = draft?.channel in names.channels ? draft.channel : $("kanaal").value;
  $("bericht").value = draft?.replyTo ?? "";
  answering(Boolean(draft?.replyTo));
  editor.text = draft?.text ?? "";
  $("uitkomst").scrollTop = 0;
  editor.field.focus();
  schedule(0);
}

function answering(on) {
  $("antwoord").hidden = !on;
  $("antwoord-knop").setAttribute("aria-expanded", String(on));
}

async function copy() {
  const button = $("kopieer");
  let done = true;
  try {
    await navigator.clipboard.writeText(editor.field.value);
  } catch {
    editor.field.focus();
    editor.field.select();
    done = document.execCommand("copy");
  }
  button.textContent = done ? "Gekopieerd" : "Kopieer zelf: Ctrl+C";
  setTimeout(() => { button.textContent = "Kopieer tekst"; }, 1800);
}

$("kanaal").append(...Object.entries(names.channels).map(([value, label]) => el("option", { value, selected: value === "general" }, label)));
editor.onChange = () => {
  saveSoon();
  schedule();
};
editor.onCaret = (at) => caret(at);
$("kanaal").addEventListener("change", () => {
  if ($("kanaal").value === "webcare" && $("antwoord").hidden) answering(true);
  save();
  schedule(0);
});
$("bericht").addEventListener("input", () => { save(); schedule(); });
$("antwoord-knop").addEventListener("click", () => {
  answering($("antwoord").hidden);
  if (!$("antwoord").hidden) $("bericht").focus();
  save();
  schedule(0);
});
$("nieuw").addEventListener("click", () => { save(); drafts.start(); open(null); });
$("kopieer").addEventListener("click", copy);
$("voorbeeld").addEventListener("click", () => {
  editor.text = EXAMPLE;
  editor.field.focus();
  schedule(0);
});
new IntersectionObserver(([entry]) => {
  $("dok").toggleAttribute("data-near", entry.isIntersecting || entry.boundingClientRect.top < 0);
}, { rootMargin: "0px 0px -64px" }).observe($("oordeel-naam"));
$("kladjes").addEventListener("toggle", () => { if ($("kladjes").open) menu(); else makeRoom(); });
window.addEventListener("resize", makeRoom);
$("sleutel-vorm").addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem("sincerity.sleutel", $("sleutel").value);
  $("sleutel-vorm").hidden = true;
  schedule(0);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "F8") {
    event.preventDefault();
    const finding = editor.next(event.shiftKey ? -1 : 1);
    if (finding) {
      caret(0, finding);
      cards.get(finding)?.node.scrollIntoView({ block: "nearest" });
    }
  } else if (event.key === "Escape" && $("kladjes").open) {
    $("kladjes").open = false;
    $("kladjes").querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  if ($("kladjes").open && !$("kladjes").contains(event.target)) $("kladjes").open = false;
});
window.addEventListener("pagehide", save);
window.addEventListener("online", () => schedule(0));
if (drafts.current) open(drafts.current);
else editor.field.focus();
