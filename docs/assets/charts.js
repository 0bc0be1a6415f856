// Charts that answer: what a mark shows, by mouse, finger and keyboard; series to show, hide and light up; one of
// several drawings at a time. The texts stand in the page already, in the list of figures beside each chart.
(() => {
  "use strict";
  const REACH = 24; // px around a mark where it can still be hit
  const MARGIN = 4; // px around the name of a series, likewise
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const add = (parent, tag, name, attributes) => {
    const element = document.createElement(tag);
    element.className = name;
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return parent.appendChild(element);
  };

  function enliven(chart) {
    const items = [...chart.querySelectorAll(".ou-marks li")];
    if (!items.length) return;
    const plots = [...chart.querySelectorAll(".ou-plot")];
    const buttons = [...chart.querySelectorAll("button[data-series]")];
    const tip = add(chart, "div", "ou-tip", { hidden: "" });
    const live = add(chart, "p", "ou-hidden", { "aria-live": "polite" });
    let current = -1, pinned, finger;

    const isOff = (number) => buttons[items[number].dataset.series]?.getAttribute("aria-pressed") === "false";
    const marksOf = (plot) => [...plot.querySelectorAll("[data-mark]")].filter((mark) => !isOff(mark.dataset.mark));

    function paint(lit = pinned) {
      chart.classList.toggle("ou-some", items.some((item, number) => isOff(number)));
      for (const drawn of chart.querySelectorAll("svg [data-mark], svg [data-line]")) {
        const number = drawn.dataset.mark ?? drawn.dataset.line;
        drawn.classList.toggle("ou-off", isOff(number));
        drawn.classList.toggle("ou-dim", lit !== undefined && items[number].dataset.series !== lit);
        drawn.classList.toggle("ou-on", +number === current && "mark" in drawn.dataset);
      }
      for (const name of chart.querySelectorAll("svg [data-series]")) {
        name.classList.toggle("ou-dim", lit !== undefined && name.dataset.series !== lit);
      }
    }

    function hide() {
      current = -1;
      tip.hidden = true;
      paint();
    }

    function show(number, plot, x) {
      if (number === current && !tip.hidden) return;
      current = number;
      tip.replaceChildren(...items[number].cloneNode(true).childNodes);
      const link = add(tip, "a", "", { href: items[number].dataset.to, tabindex: -1 });
      link.textContent = "Till raden";
      tip.hidden = false;
      paint();
      const mark = plot.querySelector(`[data-mark="${number}"]`).getBoundingClientRect();
      const frame = chart.getBoundingClientRect();
      const left = (x ?? mark.left + mark.width / 2) - frame.left - tip.offsetWidth / 2;
      const above = mark.top - tip.offsetHeight - 5;
      tip.style.left = `${Math.max(4, Math.min(left, frame.width - tip.offsetWidth - 4))}px`;
      tip.style.top = `${(above > 60 || above > frame.top ? above : mark.bottom + 5) - frame.top}px`;
    }

    function findNear(plot, x, y) {
      let found = -1, least = REACH;
      for (const mark of marksOf(plot)) {
        const box = mark.getBoundingClientRect();
        const away = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
        if (away < least) [least, found] = [away, +mark.dataset.mark];
      }
      return found;
    }

    function findName(plot, x, y) {
      return [...plot.querySelectorAll("text[data-series]")].find((text) => {
        const box = text.getBoundingClientRect();
        return x > box.left - MARGIN && x < box.right + MARGIN && y > box.top - MARGIN && y < box.bottom + MARGIN;
      });
    }

    function say(number, plot, x) {
      show(number, plot, x);
      live.textContent = items[number].textContent;
    }

    for (const plot of plots) {
      plot.tabIndex = 0;
      plot.setAttribute("role", "application");
      plot.setAttribute("aria-roledescription", "diagram");
      plot.setAttribute("aria-describedby", "ou-chart-hint");
      for (const text of plot.querySelectorAll("text:not([data-mark], [data-series])")) {
        const button = buttons.find((one) => one.textContent === text.textContent.trim());
        if (button) text.dataset.series = button.dataset.series;
      }
      plot.addEventListener("pointermove", (event) => {
        if (event.pointerType === "touch") return;
        const name = findName(plot, event.clientX, event.clientY);
        const number = name ? -1 : findNear(plot, event.clientX, event.clientY);
        if (number < 0) hide();
        else show(number, plot, event.clientX);
        if (name) paint(name.dataset.series);
      });
      plot.addEventListener("pointerleave", (event) => {
        if (event.pointerType !== "touch" && !tip.contains(event.relatedTarget)) hide();
      });
      plot.addEventListener("pointerdown", (event) => (finger = event.pointerType === "touch"));
      plot.addEventListener("click", (event) => {
        const name = findName(plot, event.clientX, event.clientY);
        if (name) {
          pinned = pinned === name.dataset.series ? undefined : name.dataset.series;
          return paint();
        }
        const number = findNear(plot, event.clientX, event.clientY);
        if (number < 0) return hide();
        say(number, plot, event.clientX);
        if (!finger) tip.querySelector("a").click();
      });
      plot.addEventListener("keydown", (event) => {
        const numbers = [...new Set(marksOf(plot).map((mark) => +mark.dataset.mark))].sort((a, b) => a - b);
        const step = STEPS[event.key];
        let place = numbers.indexOf(current);
        if (event.ctrlKey || event.altKey || event.metaKey || !numbers.length) return;
        if (event.key === "Enter" && place >= 0) return tip.querySelector("a").click();
        if (event.key === "Home") place = 0;
        else if (event.key === "End") place = numbers.length - 1;
        else if (step) place = place < 0 && step < 0 ? numbers.length - 1 : (place + step + numbers.length) % numbers.length;
        else return;
        event.preventDefault();
        say(numbers[place], plot);
      });
    }
    for (const button of buttons) {
      button.addEventListener("click", () => {
        button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") === "false");
        hide();
      });
      button.addEventListener("pointerenter", () => paint(button.dataset.series));
      button.addEventListener("pointerleave", () => paint());
    }
    tip.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch" && !chart.contains(event.relatedTarget)) hide();
    });
    for (const type of ["pointerdown", "focusin"]) {
      document.addEventListener(type, (event) => chart.contains(event.target) || tip.hidden || hide());
    }
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      pinned = undefined;
      hide();
    });
    addEventListener("resize", hide);
  }

  function offerChoice(group) {
    const buttons = [...group.querySelectorAll(":scope > .ou-switch button")];
    const idOf = (button) => button.getAttribute("aria-controls");
    const choose = (id) => {
      for (const button of buttons) {
        button.setAttribute("aria-pressed", idOf(button) === id);
        document.getElementById(idOf(button)).classList.toggle("ou-shown", idOf(button) === id);
      }
    };
    const follow = () => {
      const id = location.hash.slice(1);
      if (buttons.some((button) => idOf(button) === id)) choose(id);
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        choose(idOf(button));
        history.replaceState(null, "", `#${idOf(button)}`);
      });
    }
    addEventListener("hashchange", follow);
    follow();
  }

  const hint = add(document.body, "p", "", { id: "ou-chart-hint", hidden: "" });
  hint.textContent = "Piltangenterna visar siffrorna en i taget, Enter leder till raden i tabellen och Escape stänger.";
  document.querySelectorAll(".ou-chart").forEach(enliven);
  document.querySelectorAll(".ou-bases").forEach(offerChoice);
  for (const code of document.querySelectorAll(".ou-save textarea")) {
    code.addEventListener("focus", () => code.select());
  }
})();
