// What the theme leaves to a pointer: the menu on a narrow screen, and code that is wider than its box, by keyboard.
(function () {
  var drawer = document.getElementById("__drawer");
  var label = document.querySelector(".md-header__button[for='__drawer']");
  var menu = document.querySelector(".md-sidebar--primary");
  if (drawer && label && menu) setUp();

  function setUp() {
    var narrow = matchMedia("(max-width: 76.234375em)"); // where the theme makes a drawer of the menu
    menu.id = menu.id || "meny";
    var opener = document.createElement("span"); // a label may not be a button, what is in it may
    opener.append.apply(opener, label.childNodes);
    label.append(opener);
    var tellers = [makeButton(opener, drawer, menu.id, "Meny")];
    [].forEach.call(menu.querySelectorAll(".md-nav__toggle"), function (toggle) {
      var panel = panelOf(toggle);
      if (!panel) return;
      var title = panel.querySelector(".md-nav__title");
      var name = title.textContent.trim();
      panel.id = panel.id || toggle.id + "_panel";
      panel.removeAttribute("aria-expanded"); // it is what opens it that says so
      panel.removeAttribute("aria-labelledby");
      panel.setAttribute("aria-label", name);
      [].forEach.call(menu.querySelectorAll("label[for='" + toggle.id + "']"), function (one) {
        var icon = one.querySelector(".md-nav__icon");
        if (!icon) return;
        one.removeAttribute("tabindex"); // its arrow is what is reached, and says what it does
        tellers.push(makeButton(icon, toggle, panel.id, (one === title ? "Tillbaka från " : "Visa ") + name));
      });
    });

    document.addEventListener("change", function (event) {
      var toggle = event.target;
      if (toggle !== drawer && !(menu.contains(toggle) && toggle.matches(".md-nav__toggle"))) return;
      update();
      if (!narrow.matches || !drawer.checked) return;
      if (toggle === drawer || toggle.checked) focusFirst(innermost() || menu);
      else focusFirst(toggle.parentElement, "[role='button']");
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !drawer.checked) return;
      put(drawer, false);
      opener.focus();
    });
    // Whoever goes on past its end has left it.
    document.addEventListener("focusin", function (event) {
      if (!menu.contains(event.target) && event.target !== opener) put(drawer, false);
    });
    narrow.addEventListener("change", update);
    update();

    function update() {
      [].forEach.call(menu.querySelectorAll("[inert]"), function (one) { one.inert = false; });
      tellers.forEach(function (tell) { tell(); });
      // The panel of a section lies over all around it, but for the way back, which is its own.
      var panel = narrow.matches && innermost();
      for (var one = panel; one && one !== menu; one = one.parentElement) {
        [].forEach.call(one.parentElement.children, function (other) {
          if (other !== one && other.localName !== "input") other.inert = true;
        });
      }
    }
  }

  function panelOf(toggle) {
    return [].find.call(toggle.parentElement.children, function (one) { return one.localName === "nav"; });
  }

  function innermost() {
    var open = [].filter.call(menu.querySelectorAll(".md-nav__toggle:checked"), function (toggle) {
      var panel = panelOf(toggle);
      // One that is folded inside another that is closed isn't seen, nor is one that the theme shows beside the text.
      return panel && panel.offsetParent && !toggle.parentElement.closest(".md-nav__toggle:not(:checked) ~ .md-nav");
    });
    return open.length ? panelOf(open[open.length - 1]) : null;
  }

  function put(toggle, on) {
    if (toggle.checked === on) return;
    toggle.checked = on;
    toggle.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function focusFirst(place, which) {
    var first = [].find.call(place.querySelectorAll(which || "a"), function (one) {
      return getComputedStyle(one).visibility === "visible" && one.offsetParent && !one.closest("[inert]");
    });
    if (first) first.focus();
  }

  // Makes a button of what stands in a label; the function that is returned tells whether what it opens is open.
  function makeButton(element, toggle, controlled, name) {
    element.tabIndex = 0;
    [["role", "button"], ["aria-label", name], ["aria-controls", controlled]].forEach(function (one) {
      element.setAttribute(one[0], one[1]);
    });
    element.addEventListener("keydown", function (event) {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      event.stopPropagation();
      put(toggle, !toggle.checked);
    });
    return function () { element.setAttribute("aria-expanded", String(toggle.checked)); };
  }

  [].forEach.call(document.querySelectorAll(".md-typeset pre > code"), function (code, number) {
    code.tabIndex = 0;
    code.setAttribute("role", "region");
    code.setAttribute("aria-label", "Kod " + (number + 1));
  });
})();
