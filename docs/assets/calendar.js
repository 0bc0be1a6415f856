// Says which expected days have passed by the reader's clock: the page itself only knows the day when it was made.
(() => {
  "use strict";
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (const time of document.querySelectorAll("time[data-last]")) {
    if (time.dataset.last < today) {
      const passed = document.createElement("span");
      passed.className = "ou-detail";
      passed.textContent = " (har passerat sedan dess)";
      time.append(passed);
    }
  }
})();
