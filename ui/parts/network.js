// Draws nodes and lines that Python has placed, with vis-network; reports the node or line that was chosen.
const COLOURS = ["page", "card", "ink", "muted", "line", "lead", "support", "shared", "concerns"];
const KINDS = { Agency: "agency", Measure: "measure", Section: "measure", Platform: "platform", Programme: "programme", Target: "target", Award: "award", Theme: "theme" };
const SHAPES = { Agency: "dot", Measure: "square", Section: "square", Platform: "triangle", Programme: "diamond", Target: "triangleDown", Award: "hexagon", Theme: "star" };
const WIDTHS = { lead: 2.1, support: 1.15, shared: 1.5 };
const FADED = 0.14;
const MARGIN = { side: 36, above: 44, below: 22 }, HEIGHTS = [420, 690], LARGEST = 1.4;

// A canvas cannot read CSS variables: a probe resolves them, light or dark.
function palette(host) {
  const probe = document.createElement("i");
  host.append(probe);
  const resolve = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const paint = Object.fromEntries(COLOURS.map((name) => [name, resolve(name)]));
  for (const [kind, name] of Object.entries(KINDS)) paint[kind] = resolve(name);
  paint.font = getComputedStyle(host).fontFamily;
  probe.remove();
  return paint;
}

function faded(colour, share) {
  return colour.replace(/^rgba?\(([^)]+)\)$/, (_, inside) => `rgba(${inside.split(",").slice(0, 3).join(",")}, ${share})`);
}

function dressNode(node, paint, share) {
  const colour = faded(paint[node.kind] ?? paint.muted, share);
  const hollow = isClause(node);
  const fill = hollow ? paint.card : colour;
  return {
    id: node.id, x: node.x, y: node.y, size: node.size, shape: SHAPES[node.kind] ?? "dot",
    borderWidth: hollow ? 1.5 : 0, borderWidthSelected: hollow ? 2 : 0,
    color: { background: fill, border: colour, highlight: { background: fill, border: colour }, hover: { background: fill, border: colour } },
  };
}

function dressLink(link, paint, share, chosen) {
  const colour = link.role in WIDTHS ? paint[link.role] : chosen ? paint.muted : paint.concerns;
  const calm = link.role in WIDTHS ? 0.72 : 1;
  return {
    id: link.id, from: link.from, to: link.to, width: (WIDTHS[link.role] ?? 0.8) * (chosen ? 1.5 : 1),
    dashes: link.role === "shared" ? [6, 4] : false,
    color: { color: faded(colour, share < 1 ? share : chosen ? 1 : calm), inherit: false, hover: colour, highlight: colour },
  };
}

// Who stays bright when a node or a line is chosen.
function focusOf(data, chosen) {
  const link = data.links.find((one) => one.id === chosen);
  if (link) return { nodes: new Set([link.from, link.to]), links: new Set([link.id]) };
  if (!data.nodes.some((node) => node.id === chosen)) return null;
  const near = data.links.filter((one) => one.from === chosen || one.to === chosen);
  return { nodes: new Set([chosen, ...near.flatMap((one) => [one.from, one.to])]), links: new Set(near.map((one) => one.id)) };
}

class Picture {
  constructor(root, report) {
    this.root = root;
    this.report = report;
    this.canvas = root.querySelector(".net-canvas");
    this.tip = root.querySelector(".net-tip");
    this.scheme = matchMedia("(prefers-color-scheme: dark)");
    this.scheme.addEventListener("change", () => this.data && this.draw(this.data));
    const zoom = (factor) => this.network.moveTo({ scale: this.network.getScale() * factor });
    root.querySelector(".net-out").onclick = () => zoom(1 / 1.3);
    root.querySelector(".net-in").onclick = () => zoom(1.3);
    root.querySelector(".net-all").onclick = () => this.fit();
    root.querySelector(".net-png").onclick = () => this.save();
  }

  draw(data) {
    this.data = data;
    this.byId = new Map(data.nodes.map((node) => [node.id, node]));
    this.paint = palette(this.root);
    this.network?.destroy();
    this.makeRoom();
    this.nodes = new vis.DataSet(data.nodes.map((node) => dressNode(node, this.paint, 1)));
    this.links = new vis.DataSet(data.links.map((link) => dressLink(link, this.paint, 1, false)));
    this.network = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.links }, {
      physics: false, layout: { improvedLayout: false }, edges: { smooth: false, selectionWidth: 0, hoverWidth: 0.6 },
      nodes: { labelHighlightBold: false }, interaction: { hover: true, dragNodes: false, tooltipDelay: 100, keyboard: false },
    });
    this.network.on("afterDrawing", (ctx) => this.label(ctx));
    this.network.on("click", (event) => this.chose(event));
    this.network.on("hoverNode", (event) => this.hover(event.node));
    this.network.on("blurNode", () => this.hover(null));
    this.fit();
    this.caption();
    this.focus(data.chosen);
    this.root.network = this;
  }

  // Where the nodes are, and the room beside them: city names above, the legend below.
  frame() {
    const span = (values) => [Math.min(...values), Math.max(...values)];
    const [left, right] = span(this.data.nodes.map((node) => node.x)), [top, bottom] = span(this.data.nodes.map((node) => node.y));
    const below = this.root.querySelector(".net-legend").offsetHeight + MARGIN.below;
    const width = Math.max(right - left, 1), height = Math.max(bottom - top, 1);
    return { x: (left + right) / 2, y: (top + bottom) / 2, width, height, below, wide: (this.root.clientWidth - 2 * MARGIN.side) / width };
  }

  // As high as the picture is where it fills the width: no empty bands.
  makeRoom() {
    const { height, below, wide } = this.frame();
    const ideal = height * Math.min(wide, LARGEST) + MARGIN.above + below;
    this.root.style.height = `${Math.round(Math.min(Math.max(ideal, HEIGHTS[0]), HEIGHTS[1]))}px`;
  }

  fit() {
    const { x, y, height, below, wide } = this.frame();
    const scale = Math.min(wide, (this.root.clientHeight - MARGIN.above - below) / height, LARGEST);
    this.network.moveTo({ position: { x, y }, scale, offset: { x: 0, y: (MARGIN.above - below) / 2 } });
    this.base = scale;
  }

  save() {
    const drawn = this.canvas.querySelector("canvas"), copy = document.createElement("canvas");
    [copy.width, copy.height] = [drawn.width, drawn.height];
    const ctx = copy.getContext("2d");
    ctx.fillStyle = this.paint.card;
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(drawn, 0, 0);
    const link = document.createElement("a");
    [link.href, link.download] = [copy.toDataURL("image/png"), "policygraph.png"];
    link.click();
  }

  chose(event) {
    const id = event.nodes[0] ?? event.edges[0] ?? "";
    this.focus(id);
    this.report(id);
  }

  focus(chosen) {
    const focus = focusOf(this.data, chosen);
    this.focused = focus?.nodes;
    this.nodes.update(this.data.nodes.map((node) => dressNode(node, this.paint, !focus || focus.nodes.has(node.id) ? 1 : FADED)));
    this.links.update(this.data.links.map((link) =>
      dressLink(link, this.paint, !focus || focus.links.has(link.id) ? 1 : FADED, Boolean(focus?.links.has(link.id)))));
    this.network.unselectAll();
  }

  hover(id) {
    const node = this.byId.get(id);
    this.hovered = node && !this.focused ? focusOf(this.data, id).nodes : null;
    this.canvas.style.cursor = node ? "pointer" : "default";
    this.tip.hidden = !node;
    if (node) {
      const { x, y } = this.network.canvasToDOM({ x: node.x, y: node.y });
      this.tip.textContent = [node.name, node.detail].filter((s, i, all) => s && all.indexOf(s) === i).join(" · ");
      this.tip.style.left = `${Math.min(x + 12, this.canvas.clientWidth - 220)}px`;
      this.tip.style.top = `${y + 14}px`;
    }
    this.network.redraw();
  }

  label(ctx) {
    const ratio = this.network.canvas.pixelRatio || 1;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const width = this.canvas.clientWidth, height = this.canvas.clientHeight;
    const blocked = [{ x: 0, y: height - 44, w: width, h: 44 }, { x: 0, y: 0, w: width, h: 30 }];
    const at = (node) => this.network.canvasToDOM({ x: node.x, y: node.y });
    if (this.data.cities.length > 2)
      blocked.push(...drawCities(ctx, this.data.cities, this.data.nodes, at, this.paint));
    this.drawn = drawLabels(ctx, this.data.nodes, at, this.paint,
      { zoom: this.network.getScale() / this.base, focus: this.focused ?? this.hovered, blocked, width, height });
    ctx.restore();
  }

  // One or two cities stand at the top edge, left and right; more are named where their nodes are.
  caption() {
    const box = this.root.querySelector(".net-cities"), names = this.data.cities.map(([, name]) => name);
    const said = names.length === 2 ? [names[0], this.data.shared, names[1]] : names.length === 1 ? names : [];
    box.replaceChildren(...said.map((words) => {
      const line = document.createElement("span");
      line.textContent = words;
      return line;
    }));
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".net");
  root.querySelector(".net-canvas").setAttribute("aria-label", data.alt);
  root.querySelector(".net-legend").innerHTML = data.legend;
  for (const [name, words] of Object.entries(data.buttons)) {
    const button = root.querySelector(`.net-${name}`);
    button.title = words;
    button.setAttribute("aria-label", words);
  }
  root.picture ??= new Picture(root, (id) => setTriggerValue("pick", id));
  root.picture.report = (id) => setTriggerValue("pick", id);
  if (root.picture.data?.key !== data.key) root.picture.draw(data);
  else {
    Object.assign(root.picture.data, { chosen: data.chosen, shared: data.shared });
    root.picture.caption();
    root.picture.focus(data.chosen);
  }
}
