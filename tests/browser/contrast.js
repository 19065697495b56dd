/* Every text of the page with its ratio of contrast (WCAG 2.2, 1.4.3), and every line that tells one mark from another
   (1.4.11): those that fall short come back, each as a line to read. */
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colour = (value) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = value;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, ground) => [0, 1, 2].map((i) => top[i] * top[3] + ground[i] * (1 - top[3])).concat(1);
  const light = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, two) => {
    const [a, b] = [light(one), light(two)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const canvasColour = colour(matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#ffffff");
  const ground = (element) => {
    const above = element.parentElement ? ground(element.parentElement) : canvasColour;
    return over(colour(getComputedStyle(element).backgroundColor), above);
  };
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest(".hidden, template, script, style, title");
  const short = [];
  const check = (what, style, back) => {
    const ink = over(colour(style.webkitTextFillColor), back);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const found = ratio(ink, back);
    if (found < needed || Number(style.opacity) < 1) short.push(`${found.toFixed(2)} < ${needed}: ${what} ${style.color} on ${back}`);
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (!seen(element)) continue;
    const name = `<${element.localName} class="${element.getAttribute("class") ?? ""}">`;
    const back = ground(element);
    const style = getComputedStyle(element);
    const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (says || element.matches("input, select")) {
      if (element instanceof SVGElement) {
        if (ratio(over(colour(style.fill), back), back) < 4.5) short.push(`fill of ${name}`);
      } else check(name, style, back);
    }
    for (const pseudo of ["::before", "::after"]) {
      const its = getComputedStyle(element, pseudo);
      if (its.content !== "none" && its.content !== "normal" && its.content !== '""') check(name + pseudo, its, over(colour(its.backgroundColor), back));
    }
    if (element.matches(".mark.person, .mark.side, .mark.term, .mark.date, .mark.meeting")) {
      const around = ground(element.parentElement);
      const found = ratio(over(colour(style.borderBottomColor), around), around);
      if (found < 3) short.push(`${found.toFixed(2)} < 3: line of ${name}`);
    }
  }
  return [...new Set(short)];
}
