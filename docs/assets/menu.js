// What the theme leaves to a pointer: the menu on a narrow screen, and code that is wider than its box, by keyboard.
(function () {
  var drawer = document.getElementById("__drawer");
  var label = document.querySelector(".md-header__button[for='__drawer']");
  var menu = document.querySelector(".md-sidebar--primary");
  if (drawer && label && menu) {
    menu.id = menu.id || "meny";
    var opener = document.createElement("span"); // a label may not be a button, what is in it may
    opener.append.apply(opener, label.childNodes);
    label.append(opener);
    opener.tabIndex = 0;
    [["role", "button"], ["aria-label", "Meny"], ["aria-controls", menu.id]].forEach(function (one) {
      opener.setAttribute(one[0], one[1]);
    });
    var tell = function () { opener.setAttribute("aria-expanded", String(drawer.checked)); };
    var put = function (open) {
      if (drawer.checked === open) return;
      drawer.checked = open;
      drawer.dispatchEvent(new Event("change", { bubbles: true }));
    };
    tell();
    drawer.addEventListener("change", function () {
      tell();
      if (!drawer.checked) return;
      // The panel of a section lies over those around it, so the way in is the first link of the innermost one.
      var panels = menu.querySelectorAll(".md-nav__toggle:checked ~ .md-nav");
      var links = (panels.length ? panels[panels.length - 1] : menu).querySelectorAll("a, [tabindex='0']");
      var first = [].find.call(links, function (one) { return getComputedStyle(one).visibility === "visible" && one.offsetParent; });
      if (first) first.focus();
    });
    opener.addEventListener("keydown", function (event) {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      put(!drawer.checked);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !drawer.checked) return;
      put(false);
      opener.focus();
    });
    // Whoever goes on past its end has left it.
    document.addEventListener("focusin", function (event) {
      if (!menu.contains(event.target) && event.target !== opener) put(false);
    });
  }
  [].forEach.call(document.querySelectorAll(".md-typeset pre > code"), function (code, number) {
    code.tabIndex = 0;
    code.setAttribute("role", "region");
    code.setAttribute("aria-label", "Kod " + (number + 1));
  });
})();
