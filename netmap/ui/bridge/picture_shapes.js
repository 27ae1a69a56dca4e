// How one node and its words are drawn. A shape says the kind, a colour the domain; the words say both.
const FONT_SIZE = 14;
const LINE = 17;
const GAP = 4;
const TOO_SMALL = 5; // pixels on the screen: smaller letters are a grey smear, and cost as much as readable ones

function outline(ctx, kind, x, y, r) {
  ctx.beginPath();
  if (kind === "consultation") {
    const side = r * 1.8;
    ctx.roundRect(x - side / 2, y - side / 2, side, side, r * 0.4);
  } else if (kind === "expert") {
    polygon(ctx, x, y, r * 1.15, 4, 0);
  } else if (kind === "theme") {
    polygon(ctx, x, y, r * 1.1, 6, 0);
  } else if (kind === "channel") {
    polygon(ctx, x, y, r * 1.2, 3, 0);
  } else {
    ctx.arc(x, y, r, 0, 2 * Math.PI);
  }
}

function polygon(ctx, x, y, r, corners, turn) {
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = turn - Math.PI / 2 + (corner * 2 * Math.PI) / corners;
    ctx.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  ctx.closePath();
}

function drawShape(ctx, node, x, y, colours) {
  const colour = colours[node.domain] || colours.unknown;
  ctx.lineWidth = 2;
  if (node.missing) {
    // The dashed outline has the shape of what should be there.
    outline(ctx, node.stands_for, x, y, node.size);
    ctx.fillStyle = colours.background;
    ctx.fill();
    ctx.setLineDash([6, 4]);
    ctx.strokeStyle = colours.text;
    ctx.stroke();
    ctx.setLineDash([]);
    drawMark(ctx, node.sign, x, y, node.size, colours.text);
    return;
  }
  if (node.kind === "group") {
    outline(ctx, node.stands_for, x, y, node.size);
    ctx.fillStyle = colours.background;
    ctx.fill();
    ctx.strokeStyle = colour;
    ctx.stroke();
    outline(ctx, node.stands_for, x, y, node.size - 4);
  } else {
    outline(ctx, node.kind, x, y, node.size);
  }
  ctx.fillStyle = colour;
  ctx.fill();
}

// A cross: it is not there. A question mark: nobody knows.
function drawMark(ctx, sign, x, y, r, colour) {
  if (sign === "unknown") {
    ctx.font = `600 ${Math.round(r * 1.3)}px sans-serif`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = colour;
    ctx.fillText("?", x, y + 1);
    return;
  }
  const arm = r * 0.4;
  ctx.beginPath();
  ctx.moveTo(x - arm, y - arm);
  ctx.lineTo(x + arm, y + arm);
  ctx.moveTo(x + arm, y - arm);
  ctx.lineTo(x - arm, y + arm);
  ctx.stroke();
}

function drawRing(ctx, node, x, y, colour, width, distance) {
  ctx.beginPath();
  ctx.arc(x, y, node.size * (node.kind === "consultation" ? 1.2 : 1.1) + distance, 0, 2 * Math.PI);
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

// How many more are tied to it that are not shown.
function drawHidden(ctx, node, x, y, colours, font) {
  const text = `+${node.hidden}`;
  ctx.font = `600 11px ${font}`;
  const wide = ctx.measureText(text).width + 8;
  const left = x + node.size * 0.6;
  const top = y - node.size - 6;
  ctx.beginPath();
  ctx.roundRect(left, top, wide, 15, 7);
  ctx.fillStyle = colours.background;
  ctx.fill();
  ctx.lineWidth = 1;
  ctx.strokeStyle = colours.unknown;
  ctx.stroke();
  ctx.fillStyle = colours.text;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillText(text, left + 4, top + 8);
}

function drawLabel(ctx, node, x, top, colours, font, current) {
  ctx.font = `${node.centre || current ? 600 : 400} ${FONT_SIZE}px ${font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  node.label.split("\n").forEach((line, number) => {
    const y = top + number * LINE;
    const wide = ctx.measureText(line).width;
    ctx.globalAlpha = 0.8; // a line behind the letters stays to be seen, and the letters can be read
    ctx.fillStyle = colours.background;
    ctx.fillRect(x - wide / 2 - 2, y - 1, wide + 4, LINE);
    ctx.globalAlpha = 1;
    ctx.fillStyle = colours.text;
    ctx.fillText(line, x, y);
  });
}

function drawHeading(ctx, { word, x, y, side, box }, corner, colours, font) {
  const lines = word.split("\n");
  const [wide, high] = box;
  const top = side === "top" ? Math.max(y - high, corner.y + 2) : y - high / 2;
  const right = side === "left" ? Math.max(x, corner.x + wide + 2) : x + wide / 2;
  ctx.globalAlpha = 0.85;
  ctx.fillStyle = colours.background;
  ctx.fillRect(right - wide, top, wide, high);
  ctx.globalAlpha = 1;
  ctx.font = `600 ${FONT_SIZE}px ${font}`;
  ctx.textAlign = side === "top" ? "center" : "right";
  ctx.textBaseline = "top";
  ctx.fillStyle = colours.text;
  lines.forEach((line, number) => ctx.fillText(line, side === "top" ? x : right - GAP, top + 1 + number * LINE));
}

function drawLine(ctx, drawn, colours) {
  ctx.beginPath();
  ctx.moveTo(1, 10);
  ctx.lineTo(drawn.arrow ? 14 : 19, 10);
  ctx.lineWidth = drawn.best ? 4 : 2;
  const colour = drawn.arrow && !drawn.faint ? colours.accent : drawn.missing ? colours.text : colours.line;
  ctx.strokeStyle = colour;
  ctx.setLineDash(drawn.missing || drawn.informal ? [5, 3] : []);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!drawn.arrow) return;
  ctx.beginPath();
  ctx.moveTo(19, 10);
  ctx.lineTo(12, 6);
  ctx.lineTo(12, 14);
  ctx.closePath();
  ctx.fillStyle = colour;
  ctx.fill();
}

function drawStar(ctx, colour) {
  ctx.beginPath();
  for (let corner = 0; corner < 10; corner += 1) {
    const far = corner % 2 ? 3.6 : 8.5;
    const angle = (corner * Math.PI) / 5;
    ctx.lineTo(10 + far * Math.sin(angle), 10.5 - far * Math.cos(angle));
  }
  ctx.closePath();
  ctx.fillStyle = colour;
  ctx.fill();
}

function drawLines(ctx, colours) {
  for (const [y, width, colour] of [[6, 1, colours.faint], [13, 4, colours.line]]) {
    ctx.beginPath();
    ctx.moveTo(1, y);
    ctx.lineTo(19, y);
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.stroke();
  }
}

function drawSizes(ctx, colours) {
  for (const [x, r] of [[3.5, 3], [13, 6.5]]) {
    ctx.beginPath();
    ctx.arc(x, 10, r, 0, 2 * Math.PI);
    ctx.fillStyle = colours.unknown;
    ctx.fill();
  }
}

// One line of the explanation: the sign as it is drawn, and its word.
function legendEntry({ word, drawn }, colours, font) {
  const item = document.createElement("li");
  if (!drawn) {
    item.textContent = word;
    return item;
  }
  const sign = document.createElement("canvas");
  const sharp = 2;
  sign.width = sign.height = 20 * sharp;
  sign.setAttribute("aria-hidden", "true");
  const ctx = sign.getContext("2d");
  ctx.scale(sharp, sharp);
  if (drawn.line) drawLine(ctx, drawn, colours);
  else if (drawn.star) drawStar(ctx, colours.text);
  else if (drawn.groups) drawLines(ctx, colours);
  else if (drawn.sizes) drawSizes(ctx, colours);
  else if (drawn.hidden) drawHidden(ctx, { size: 0, hidden: drawn.hidden }, -2, 9, colours, font);
  else drawShape(ctx, { size: 7, domain: "", ...drawn }, 10, 10, colours);
  if (drawn.centre) drawRing(ctx, { size: 6 }, 10, 10, colours.text, 1.5, 1.5);
  item.append(sign, document.createTextNode(word));
  return item;
}
