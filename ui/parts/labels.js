// Labels in screen pixels: greedy over eight places, never over another label, a disc or the legend.
const isClause = (node) => node.kind === "Measure" || node.kind === "Section";
const PLACES = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 0.8], [-1, 0.8], [1, -0.8], [-1, -0.8]];
const MOST_LABELS = 120;
const LONGEST_LABEL = 15;
const FEW_NODES = 40;

function labelOf(node, focus) {
  if (isClause(node)) return focus && focus.size > 14 ? node.detail : node.name;
  return node.name;
}

function wanted(node, zoom, focus, few) {
  if (focus) return focus.has(node.id);
  if (few) return true;
  if (node.kind === "Agency") return node.degree > 1 || zoom > 1.25;
  if (isClause(node)) return zoom >= 1.35;
  return !node.region || (node.degree > 1 && zoom >= 1.15) || zoom >= 1.6;
}

function rank(node) {
  const order = node.kind === "Agency" ? 0 : node.region ? 2 : 1;
  return order * 1000 - node.degree;
}

// ctx is in CSS pixels. blocked: rectangles that stay free. Returns the number of labels drawn.
function drawLabels(ctx, nodes, at, paint, { zoom, focus, blocked, width, height }) {
  const taken = [...blocked];
  const discs = nodes.map((node) => ({ ...at(node), r: node.size * Math.max(0.7, Math.min(zoom, 1.3)) }));
  const free = (box) =>
    box.x > 4 && box.y > 2 && box.x + box.w < width - 4 && box.y + box.h < height - 2 &&
    !taken.some((t) => box.x < t.x + t.w && t.x < box.x + box.w && box.y < t.y + t.h && t.y < box.y + box.h);
  const clear = (box) => !discs.some((d) => d.x > box.x - 4 && d.x < box.x + box.w + 4 && d.y > box.y - 3 && d.y < box.y + box.h + 3);
  let drawn = 0;
  const queue = nodes.filter((node) => wanted(node, zoom, focus, nodes.length <= FEW_NODES)).sort((a, b) => rank(a) - rank(b));
  for (const node of queue) {
    if (drawn >= MOST_LABELS) break;
    const agency = node.kind === "Agency";
    const size = agency ? (node.degree > 12 ? 14 : 12.5) : 11.5;
    ctx.font = `${agency && node.degree > 6 ? 600 : 400} ${size}px ${paint.font}`;
    let text = labelOf(node, focus);
    if (text.length > LONGEST_LABEL) text = text.slice(0, LONGEST_LABEL - 1) + "…";
    const w = ctx.measureText(text).width, h = size + 4, p = at(node), away = node.size * zoom + 5;
    const boxes = PLACES.map(([dx, dy]) => ({
      x: dx > 0 ? p.x + away : dx < 0 ? p.x - away - w : p.x - w / 2,
      y: p.y + dy * (away + h / 2) - h / 2, w, h,
    })).filter(free);
    const box = boxes.find(clear) ?? (agency || focus ? boxes[0] : undefined);
    if (!box) continue;
    taken.push(box);
    drawn += 1;
    ctx.lineWidth = 3.5;
    ctx.lineJoin = "round";
    ctx.strokeStyle = paint.card;
    ctx.fillStyle = agency ? paint.ink : isClause(node) ? paint.muted : paint[node.kind] ?? paint.ink;
    ctx.textBaseline = "middle";
    ctx.strokeText(text, box.x, box.y + h / 2);
    ctx.fillText(text, box.x, box.y + h / 2);
  }
  return drawn;
}

// Three cities and more, as [code, name]: each name above its own nodes. Returns the rectangles that the names take.
function drawCities(ctx, cities, nodes, at, paint) {
  ctx.font = `600 13.5px ${paint.font}`;
  ctx.textBaseline = "middle";
  return cities.flatMap(([code, name]) => {
    const own = nodes.filter((node) => node.region === code).map(at);
    if (!own.length) return [];
    const w = ctx.measureText(name).width, top = Math.min(...own.map((p) => p.y));
    const box = { x: own.reduce((sum, p) => sum + p.x, 0) / own.length - w / 2, y: Math.max(top - 30, 4), w, h: 18 };
    ctx.fillStyle = paint.muted;
    ctx.fillText(name, box.x, box.y + 9);
    return [box];
  });
}
