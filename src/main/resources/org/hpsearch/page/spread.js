// The runs by their values: parallel coordinates, two values against each other, what mattered. A brush over an axis
// or over the plane becomes a part of the query.
import {$, ask, change, isDark, isReport, make, one, onPoint, open, point, said, svg} from './state.js';

const HIGH = 300;
const TOP = 34;
const BOTTOM = 14;
const EDGE = 70;
const LEAST_AXIS = 90;
const MOST_NARROW = 300;
let lines = new Map();
let reply = null;
let drawnWidth = 0;

// A window that is turned or made wider has its drawings made anew.
const sizes = new ResizeObserver(([entry]) => {
  const now = Math.round(entry.contentRect.width);
  if (now && now !== drawnWidth) repaintSpread();
});

// Shows what was given, else what the server says.
export async function showSpread(given = null) {
  const answer = given ?? await ask('spread');
  if (!answer || answer.error?.code === 'gone') return;
  reply = answer.error ? null : answer;
  $('spread-said').textContent = !answer.error ? answer.title + ', ' + answer.about + '; runs that share a value stand side by side' + (isReport ? '' : '; drag over an axis or the plane to ask for what is there')
      : answer.error.code === 'query' ? '' : said(answer.error);
  repaintSpread();
}

export function repaintSpread() {
  lines = new Map();
  const into = $('spread-charts');
  if (!reply) {
    into.replaceChildren();
    return;
  }
  const width = Math.max(MOST_NARROW, into.clientWidth - 12);
  drawnWidth = into.clientWidth;
  sizes.observe(into);
  into.replaceChildren(make('figure', {class: 'wide'}, parallel(width)), make('figure', {class: 'wide'}, choice(), plane(width)),
      importance());
}

const colour = run => isDark() ? run.dark : run.light;

function keep(id, element) {
  lines.set(id, [...(lines.get(id) ?? []), element]);
  element.addEventListener('mouseenter', () => point(id, 'spread'));
  element.addEventListener('mouseleave', () => point(null, 'spread'));
  element.addEventListener('click', () => open(id));
}

function text(content, x, y, anchor, kind = '') {
  return svg('text', {x, y, 'text-anchor': anchor, class: kind}, content);
}

const named = axis => axis.name + (axis.log ? ' (log)' : '');

// Axes side by side; on a narrow page they scroll.
function parallel(room) {
  const axes = reply.axes;
  const width = Math.max(room, 2 * EDGE + LEAST_AXIS * (axes.length - 1));
  const step = axes.length > 1 ? (width - 2 * EDGE) / (axes.length - 1) : 0;
  const x = i => EDGE + i * step;
  const y = at => TOP + (1 - at) * (HIGH - TOP - BOTTOM);
  const drawing = svg('svg', {width, height: HIGH, class: 'spread'});
  for (const run of reply.runs) {
    let path = '';
    run.at.forEach((at, i) => {
      if (at !== null) path += (path && run.at[i - 1] !== null ? 'L' : 'M') + x(i).toFixed(1) + ' ' + y(at).toFixed(1);
    });
    const line = svg('path', {d: path, stroke: colour(run), class: 'run'}, svg('title', {}, run.label));
    keep(run.id, line);
    drawing.append(line);
  }
  axes.forEach((axis, i) => {
    drawing.append(svg('line', {x1: x(i), x2: x(i), y1: TOP, y2: HIGH - BOTTOM, class: 'axis'}),
        text(cut(named(axis), step || width), x(i), 14, 'middle', 'name'));
    for (const [at, label] of axis.ticks) {
      drawing.append(text(cut(label, i ? step || width : EDGE), x(i) + (i ? 6 : -6), y(at) + 4, i ? 'start' : 'end', 'tick'));
    }
    if (isReport) return;
    const band = svg('rect', {x: x(i) - 14, y: TOP - 8, width: 28, height: HIGH - TOP - BOTTOM + 16, class: 'brush'});
    brush(drawing, band, (from, to) => {
      const at = v => 1 - (v - TOP) / (HIGH - TOP - BOTTOM);
      narrow([[i, at(to[1]), at(from[1])]]);
    }, {left: x(i) - 14, width: 28});
    drawing.append(band);
  });
  return make('div', {class: 'scroll'}, drawing);
}

const cut = (content, room) => content.length * 6.5 > room ? content.slice(0, Math.max(3, Math.floor(room / 6.5) - 1)) + '…' : content;

function chosen() {
  const names = reply.axes.map(axis => axis.name);
  const x = names.indexOf(one('sx')), y = names.indexOf(one('sy'));
  const most = names.indexOf(reply.importance.shares[0]?.[0]);
  return [x < 0 ? Math.max(0, most) : x, y < 0 ? names.length - 1 : y];
}

function choice() {
  const at = chosen();
  return make('figcaption', {}, ...['sx', 'sy'].map((key, i) => make('label', {}, (i ? 'y ' : 'x '),
      make('select', {onchange: event => change({[key]: event.target.value})},
          ...reply.axes.map((axis, number) => make('option', {value: axis.name, selected: number === at[i]}, named(axis)))))));
}

function plane(room) {
  const [i, j] = chosen();
  const edge = 10 + room * 0.04, left = EDGE + edge, right = edge, bottom = 44, top = 20;
  const x = at => left + at * (room - left - right);
  const y = at => top + (1 - at) * (HIGH - top - bottom);
  const drawing = svg('svg', {width: room, height: HIGH, class: 'spread'});
  for (const [at, label] of reply.axes[i].ticks) {
    drawing.append(svg('line', {x1: x(at), x2: x(at), y1: top, y2: HIGH - bottom + 8, class: 'grid'}),
        text(cut(label, room / Math.max(1, reply.axes[i].ticks.length)), x(at), HIGH - bottom + 24, 'middle', 'tick'));
  }
  for (const [at, label] of reply.axes[j].ticks) {
    drawing.append(svg('line', {x1: left - edge + 4, x2: room - right, y1: y(at), y2: y(at), class: 'grid'}),
        text(cut(label, EDGE), left - edge, y(at) + 4, 'end', 'tick'));
  }
  const area = svg('rect', {x: left - edge, y: top - 16, width: room - left - right + 2 * edge, height: HIGH - top - bottom + 32, class: 'brush plane'});
  if (!isReport) brush(drawing, area, (from, to) => {
    const across = v => (v - left) / (room - left - right), up = v => 1 - (v - top) / (HIGH - top - bottom);
    narrow([[i, across(from[0]), across(to[0])], [j, up(to[1]), up(from[1])]]);
  });
  if (!isReport) drawing.append(area);
  for (const run of reply.runs) {
    if (run.at[i] === null || run.at[j] === null) continue;
    const dot = svg('circle', {cx: x(run.at[i]), cy: y(run.at[j]), r: 4, fill: colour(run), class: 'run'}, svg('title', {}, run.label));
    keep(run.id, dot);
    drawing.append(dot);
  }
  return drawing;
}

// A rectangle to draw with the pointer; it calls back with its corners.
function brush(drawing, area, done, column = null) {
  let begin = null;
  const shown = svg('rect', {class: 'brushed', width: 0, height: 0});
  const place = event => {
    const box = drawing.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  area.addEventListener('pointerdown', event => {
    begin = place(event);
    area.setPointerCapture(event.pointerId);
    drawing.append(shown);
    event.preventDefault();
  });
  area.addEventListener('pointermove', event => {
    if (!begin) return;
    const at = place(event);
    shown.setAttribute('x', column ? column.left : Math.min(begin[0], at[0]));
    shown.setAttribute('y', Math.min(begin[1], at[1]));
    shown.setAttribute('width', column ? column.width : Math.abs(at[0] - begin[0]));
    shown.setAttribute('height', Math.abs(at[1] - begin[1]));
  });
  area.addEventListener('pointerup', event => {
    if (!begin) return;
    const at = place(event), from = begin;
    begin = null;
    shown.remove();
    if (Math.abs(at[1] - from[1]) + Math.abs(at[0] - from[0]) < 4) return;
    done([Math.min(from[0], at[0]), Math.min(from[1], at[1])], [Math.max(from[0], at[0]), Math.max(from[1], at[1])]);
  });
  area.addEventListener('pointercancel', () => {
    begin = null;
    shown.remove();
  });
}

// Asks for the runs that are in all of these: [number of an axis, from, to]. The bounds are values of those runs.
function narrow(bounds) {
  const inside = reply.runs.filter(run => bounds.every(([i, from, to]) => run.at[i] !== null && run.at[i] >= from && run.at[i] <= to));
  if (!inside.length) {
    $('spread-said').textContent = 'no run is there';
    return;
  }
  const clauses = bounds.map(([i]) => clause(reply.axes[i], inside.map(run => run.values[i])));
  const asked = one('q');
  const before = asked && /\bor\b|\|\|/i.test(asked) ? '(' + asked + ')' : asked;
  change({q: [before, ...clauses].filter(Boolean).join(' AND '), rows: '', from: '', to: ''}, true);
}

function clause(axis, values) {
  if (axis.words) {
    const words = [...new Set(values)].map(word => axis.field + ':' + word);
    return words.length === 1 ? words[0] : '(' + words.join(' OR ') + ')';
  }
  const sorted = [...values].sort((a, b) => Number(a) - Number(b));
  const least = sorted[0], most = sorted[sorted.length - 1];
  return Number(least) === Number(most) ? axis.field + '=' + least : axis.field + ':[' + least + ' TO ' + most + ']';
}

function importance() {
  const {about, shares} = reply.importance;
  if (!shares.length || isReport) return '';
  const most = Math.max(...shares.map(([, share]) => share), 0.01);
  return make('figure', {class: 'wide importance'}, make('figcaption', {}, make('h3', {}, 'importance'), make('small', {}, about)),
      make('dl', {}, ...shares.flatMap(([name, share]) => {
        const bar = make('i');
        bar.style.width = (100 * share / most).toFixed(1) + '%';
        return [make('dt', {}, name), make('dd', {}, bar, make('small', {}, share.toFixed(2)))];
      })));
}

onPoint(id => {
  for (const [own, elements] of lines) {
    for (const element of elements) {
      element.classList.toggle('pointed', own === id);
      element.classList.toggle('pale', id !== null && lines.has(id) && own !== id);
    }
  }
});
