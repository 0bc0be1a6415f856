// Adds a button to the citations that copies them with whole addresses, and with the row that the reader came to.
for (const text of document.querySelectorAll(".ou-citation")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.textContent = "Kopiera hänvisningen";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const copy = text.cloneNode(true);
    const links = text.querySelectorAll("a");
    copy.querySelectorAll("a").forEach((link, place) => {
      link.textContent = links[place].href.split("#")[0] + (place ? "" : location.hash);
    });
    try {
      await navigator.clipboard.writeText(copy.textContent);
      said.textContent = "Kopierad";
    } catch {
      said.textContent = "Det gick inte. Markera texten och kopiera den.";
    }
  });
  const line = document.createElement("p");
  line.className = "ou-copy";
  line.append(button, " ", said);
  text.after(line);
}
