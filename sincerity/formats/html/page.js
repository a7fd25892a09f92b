// Escape puts away the note that hovers over marked words, for whoever it stands in the way of.
addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.body.classList.add("quiet");
});
for (const kind of ["focusin", "mouseover"])
  addEventListener(kind, (event) => {
    if (event.target.closest && !event.target.closest(".m")) document.body.classList.remove("quiet");
  });
