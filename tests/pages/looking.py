"""What the browser tests ask of a page, all in one look."""

LOOK = r"""() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const style = e => getComputedStyle(e);
  const isShown = e => e.checkVisibility() && e.getBoundingClientRect().width > 1;
  const seen = e => {
    const copy = e.cloneNode(true);
    copy.querySelectorAll(".unseen").forEach(each => each.remove());
    return copy.textContent;
  };
  const scrolls = e => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(style(e).overflowX);
  const focusable = "a[href], summary, [tabindex='0']";

  // What WCAG 2 calls the contrast of two opaque colours.
  const read = color => color.match(/[\d.]+/g).slice(0, 3).map(Number);
  const light = color => read(color).map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const contrast = e => {
    const ground = style(e.closest("figure")).backgroundColor;
    const [a, b] = [light(style(e).fill), light(ground)].sort((x, y) => y - x);
    return (a + .05) / (b + .05);
  };
  const lines = e => {
    const range = document.createRange();
    range.selectNodeContents(e);
    const feet = [...range.getClientRects()].filter(r => r.width > 1).map(r => r.bottom)
      .sort((a, b) => a - b);
    return feet.filter((foot, i) => i === 0 || foot - feet[i - 1] > 8).length;
  };
  // A link within a sentence is as high as its line.
  const isInSentence = e => style(e).display === "inline"
    && !!e.closest("p, li, dd, h1, h2, h3")
    && e.closest("p, li, dd, h1, h2, h3").textContent.trim() !== e.textContent.trim();
  const name = e => (e.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean)
    .map(id => document.getElementById(id).textContent).join(" ") || e.textContent;
  return {
    width: document.documentElement.scrollWidth,
    height: document.documentElement.scrollHeight,
    idle_stops: all("[tabindex='0']").filter(e => isShown(e) && !scrolls(e)).map(e => e.id),
    unreachable: all("main *, footer *").filter(e => isShown(e) && scrolls(e))
      .filter(e => !e.matches(focusable) && !e.querySelector(focusable)).map(e => e.id),
    drawings: all("figure.chart > div:not(figcaption)").filter(isShown).map(e => e.className),
    figures: all("figure.chart").map(e => e.getBoundingClientRect().top + scrollY),
    letters: all("figure.chart .narrow svg text").filter(isShown)
      .map(e => parseFloat(style(e).fontSize) * e.ownerSVGElement.getScreenCTM().a),
    targets: all("a[href], summary").filter(e => isShown(e) && !isInSentence(e))
      .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().width,
                 e.getBoundingClientRect().height]),
    headings: all("h2[id^='finding-']").map(e => [seen(e), lines(e)]),
    regions: all("section.told[aria-labelledby]").length,
    permalinks: all("a.permalink").map(e => e.getAttribute("href")),
    ids: all("[id]").map(e => e.id),
    levels: all("h1, h2, h3, h4").map(e => Number(e.tagName[1])),
    labels: all("figure.chart svg").map(e => [e.getAttribute("role"), e.ariaLabel]),
    links: all("a[href]").map(e => [name(e).replace(/\s+/g, " ").trim(), e.href]),
    contrasts: all("figure.chart text").map(contrast),
    grounds: all("body, figure.chart").map(e => style(e).backgroundColor),
    lines: all("main .answer > p, main .text > p, main .prose > p, main .limits li, .reports p")
      .filter(e => lines(e) > 2).map(e => seen(e).length / lines(e)),
    roles: all("table, tbody, tr, td, tbody th").map(e => [e.localName, e.getAttribute("role")]),
    tables: all("table").length,
    captions: all("table > caption").length,
    unscoped: all("th:not([scope])").length,
    described: all("figure.chart").map(e =>
      !!document.getElementById(e.getAttribute("aria-details"))?.querySelector("table")
      || !!e.querySelector("a[href*='ledger']")),
    policy: document.querySelector("meta[http-equiv=Content-Security-Policy]").content,
    scripts: all("script").map(e => e.type),
  };
}"""
