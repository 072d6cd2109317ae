// The charts: a panel for each metric. The server sends no more points than a panel has pixels, and others when it is
// zoomed.
import {$, change, flag, isDark, make, one, onPoint, point, svg} from './state.js';
import {ends, fingers} from './touch.js';

const HEIGHT = 220;
const POINTED = 24;
const MOST_NAMES = 40;
let panels = new Map();

// Panels of all parts of the page.
const drawn = new Set();

const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Draws the panels into an element, keeping those that are there.
export function showCurves(reply, into, old = panels) {
  const now = new Map();
  for (const panel of reply.panels ?? []) {
    const shape = JSON.stringify([reply.x, reply.unit, flag('logx'), flag('logy'), isDark(),
      panel.series.map(series => [series.key, series.label, series.light, series.dash, !!series.low, !!series.rawY])]);
    const known = old.get(panel.metric);
    if (known && known.shape === shape) {
      known.update(panel);
      now.set(panel.metric, known);
    } else {
      known?.remove();
      now.set(panel.metric, new Panel(panel, reply, shape));
    }
  }
  for (const [metric, gone] of old) if (now.get(metric) !== gone) gone.remove();
  into.replaceChildren(...[...now.values()].map(panel => panel.element));
  now.forEach(panel => panel.place());
  if (old === panels) panels = now;
  return now;
}

export const colours = reply => {
  const all = new Map();
  for (const panel of reply.panels ?? []) {
    for (const series of panel.series) all.set(series.key, isDark() ? series.dark : series.light);
  }
  return all;
};

export function showLegend(reply, into) {
  const labels = new Map();
  for (const panel of reply.panels ?? []) for (const series of panel.series) labels.set(series.key, series.label);
  const lines = new Map();
  for (const panel of reply.panels ?? []) for (const series of panel.series) lines.set(series.key, series);
  const meanings = reply.meanings ?? [];
  const chosen = new Set(meanings.map(each => each.channel));
  const items = [];
  meanings.forEach((each, i) => {
    if (each.name !== meanings[i - 1]?.name || each.channel !== meanings[i - 1]?.channel) items.push(make('li', {}, each.name + ':'));
    items.push(make('li', {}, each.channel === 'stroke' ? swatch('currentColor', each.dash) : swatch(shade(each), chosen.has('stroke') ? null : each.dash), each.text));
  });
  if (!chosen.has('colour')) {
    for (const [key, label] of [...labels].slice(0, MOST_NAMES)) {
      items.push(make('li', {onmouseenter: () => point(key, 'legend'), onmouseleave: () => point(null, 'legend')},
          swatch(shade(lines.get(key)), chosen.has('stroke') ? null : lines.get(key).dash), label));
    }
    if (labels.size > MOST_NAMES) items.push(make('li', {}, 'and ' + (labels.size - MOST_NAMES) + ' more'));
  }
  into.replaceChildren(...items);
}

const shade = of => isDark() ? of.dark : of.light;

// A bit of a line.
const swatch = (colour, dash) => svg('svg', {width: 26, height: 8, class: 'swatch'},
    svg('line', {x1: 0, x2: 22, y1: 4, y2: 4, stroke: colour, 'stroke-width': 2.4, ...(dash ? {'stroke-dasharray': dash.join(' ')} : {})}));

export const slices = () => Math.max(200, Math.min(1600, Math.ceil((($('panels').clientWidth || 800) / 2) / 100) * 100));

class Panel {
  constructor(panel, reply, shape) {
    this.shape = shape;
    this.unit = reply.unit;
    this.title = make('h3', {title: 'larger, smaller', onclick: () => {
      this.element.classList.toggle('large');
      this.place();
    }}, panel.metric);
    this.value = make('output');
    this.canvas = make('div', {class: 'canvas'});
    this.element = make('figure', {}, make('figcaption', {}, this.title, this.value), this.canvas);
    this.xLabel = reply.x;
    this.read(panel);
    drawn.add(this);
  }

  // The lines of uPlot: raw values below, then bounds, then the curves.
  read(panel) {
    this.lines = [];
    const tables = [];
    const add = (series, kind, x, y) => {
      tables.push(points(x, y));
      this.lines.push({key: series.key, label: series.label, kind, series});
    };
    for (const series of panel.series) if (series.rawY) add(series, 'raw', series.rawX, series.rawY);
    for (const series of panel.series) {
      if (series.low) {
        add(series, 'high', series.bandX, series.high);
        add(series, 'low', series.bandX, series.low);
      }
    }
    for (const series of panel.series) add(series, 'line', series.x, series.y);
    this.data = uPlot.join(tables);
  }

  update(panel) {
    this.read(panel);
    this.plot?.setData(this.data);
  }

  place() {
    const width = this.canvas.clientWidth;
    if (!width) return;
    const height = this.element.classList.contains('large') ? 2 * HEIGHT : HEIGHT;
    if (this.plot) {
      if (this.plot.width !== width || this.plot.height !== height) this.plot.setSize({width, height});
      return;
    }
    this.plot = new uPlot(this.options(width, height), this.data, this.canvas);
    fingers(this.plot, {
      log: () => flag('logx'),
      look: (from, to) => {
        this.looked = [from, to];
        this.plot.setScale('x', {min: from, max: to});
      },
      done: (from, to) => {
        this.looked = null;
        const x = this.plot.data[0];
        from <= x[0] && to >= x[x.length - 1] ? change({from: '', to: ''}) : zoom(from, to);
      },
    });
    this.sizes = new ResizeObserver(() => this.place());
    this.sizes.observe(this.canvas);
  }

  remove() {
    drawn.delete(this);
    this.sizes?.disconnect();
    this.plot?.destroy();
    this.element.remove();
  }

  options(width, height) {
    const axis = {stroke: style('--muted'), grid: {stroke: style('--line'), width: 1}, ticks: {stroke: style('--line'), width: 1}};
    const range = (u, least, greatest) => {
      if (this.looked) return this.looked;
      const from = parseFloat(one('from')), to = parseFloat(one('to'));
      if (flag('logx')) {
        if (!(least > 0)) return [null, null];
        return from > 0 || to > 0 ? [from > 0 ? from : least, to > 0 ? to : greatest] : uPlot.rangeLog(least, greatest, 10, false);
      }
      const low = Number.isNaN(from) ? least : from, high = Number.isNaN(to) ? greatest : to;
      return low === high ? [low - 1, high + 1] : [low, high];
    };
    return {
      width, height, legend: {show: false},
      scales: {
        x: {time: this.unit === 'date', distr: flag('logx') ? 3 : 1, range},
        y: {distr: flag('logy') ? 3 : 1},
      },
      axes: [
        {...axis, size: 32, label: this.xLabel, labelSize: 20, labelFont: '12px Helvetica, Arial, "Liberation Sans", sans-serif', ...(this.unit === 'span' ? {values: (u, ticks) => ticks.map(span)} : {})},
        {...axis, size: 58, values: (u, ticks) => ticks.map(tick => tick === null ? '' : short(tick))},
      ],
      series: [{}, ...this.lines.map(line => this.series(line))],
      bands: this.bands(),
      focus: {alpha: 0.2},
      cursor: {
        drag: {x: true, y: false, setScale: false},
        focus: {prox: POINTED},
        points: {size: 6},
        sync: {key: 'hps', setSeries: false},
        bind: {dblclick: () => () => change({from: '', to: ''})},
      },
      hooks: {
        setSelect: [u => {
          if (u.select.width > 3) {
            const from = u.posToVal(u.select.left, 'x'), to = u.posToVal(u.select.left + u.select.width, 'x');
            u.setSelect({left: 0, width: 0, top: 0, height: 0}, false);
            zoom(from, to);
          }
        }],
        setSeries: [(u, i, how) => {
          if (how && 'focus' in how && !this.quiet) point(i === null ? null : this.lines[i - 1]?.key ?? null, this);
        }],
        setCursor: [u => this.tell(u)],
        draw: [u => this.marks(u)],
      },
    };
  }

  series(line) {
    const colour = isDark() ? line.series.dark : line.series.light;
    const shown = line.kind === 'line';
    return {
      label: line.label,
      stroke: line.kind === 'raw' ? colour + '44' : shown ? colour : 'transparent',
      width: shown ? 1.6 : 1,
      ...(shown && line.series.dash ? {dash: line.series.dash} : {}),
      points: {show: shown && line.series.x.length < 3},
    };
  }

  bands() {
    const bands = [];
    this.lines.forEach((line, i) => {
      if (line.kind === 'high') {
        bands.push({series: [i + 1, i + 2], fill: (isDark() ? line.series.dark : line.series.light) + '2e'});
      }
    });
    return bands;
  }

  // The values at the pointer: of the curve that it is on, else of how many there are.
  tell(u) {
    const at = u.cursor.idx;
    if (at === null || at === undefined) {
      this.value.textContent = '';
      return;
    }
    const on = this.lines.findIndex(line => line.kind === 'line' && line.key === this.pointed);
    const i = on >= 0 ? on : this.lines.length === 1 ? 0 : -1;
    const index = i >= 0 ? u.cursor.idxs?.[i + 1] ?? at : at;
    const x = this.unit === 'span' ? span(u.data[0][index]) : this.unit === 'date'
        ? new Date(u.data[0][index] * 1000).toLocaleString() : short(u.data[0][index]);
    const y = i >= 0 ? u.data[i + 1][index] : null;
    this.value.textContent = `${this.xLabel} ${x}` + (y === null || y === undefined ? '' : `  ${short(y, 6)}  ${this.lines[i].label}`);
  }

  // How curves end, their best points, and where resumed runs go on.
  marks(u) {
    const ratio = devicePixelRatio;
    const context = u.ctx;
    context.save();
    context.lineWidth = 1.6 * ratio;
    for (const line of this.lines) {
      if (line.kind !== 'line') continue;
      const {x, y, end, best, seams, light, dark} = line.series;
      context.strokeStyle = context.fillStyle = isDark() ? dark : light;
      context.globalAlpha = this.pointed && this.pointed !== line.key ? 0.2 : 1;
      const place = (px, py) => {
        if (px === null || py === null || py === undefined || flag('logy') && py <= 0 || flag('logx') && px <= 0) return null;
        const left = u.valToPos(px, 'x', true), top = u.valToPos(py, 'y', true);
        const box = u.bbox;
        return left < box.left || left > box.left + box.width || top < box.top || top > box.top + box.height ? null : [left, top];
      };
      let last = y.length - 1;
      while (last >= 0 && (y[last] === null || x[last] === null)) last--;
      const tip = last >= 0 ? place(x[last], y[last]) : null;
      if (tip && end === 'open') dot(context, tip, 3 * ratio, true);
      if (tip && end === 'broken') cross(context, tip, 4 * ratio);
      const top = best ? place(best[0], best[1]) : null;
      if (top) dot(context, top, 4 * ratio, false);
      for (const seam of seams ?? []) {
        const at = nearest(x, seam);
        const spot = at >= 0 ? place(x[at], y[at]) : null;
        if (spot) {
          context.beginPath();
          context.moveTo(spot[0], spot[1] - 5 * ratio);
          context.lineTo(spot[0], spot[1] + 5 * ratio);
          context.stroke();
        }
      }
    }
    context.restore();
  }

  focus(key) {
    this.pointed = key;
    if (!this.plot) return;
    const i = this.lines.findIndex(line => line.kind === 'line' && line.key === key);
    this.quiet = true;
    this.plot.setSeries(i < 0 ? null : i + 1, {focus: true}, false);
    this.quiet = false;
    this.plot.redraw(false);
  }
}

function zoom(from, to) {
  const [least, greatest] = ends(from, to, flag('logx'));
  change({from: least, to: greatest});
}

// A table of uPlot: x rising, no x twice; on logarithmic axes only what has a place there.
function points(x, y) {
  const kept = [];
  for (let i = 0; i < x.length; i++) {
    if (x[i] !== null && !(flag('logx') && x[i] <= 0)) kept.push([x[i], flag('logy') && y[i] <= 0 ? null : y[i]]);
  }
  kept.sort((a, b) => a[0] - b[0]);
  return kept.length ? [kept.map(each => each[0]), kept.map(each => each[1])] : [[], []];
}

function nearest(x, wanted) {
  let best = -1;
  x.forEach((each, i) => {
    if (each !== null && (best < 0 || Math.abs(each - wanted) < Math.abs(x[best] - wanted))) best = i;
  });
  return best;
}

function dot(context, [x, y], radius, full) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  full ? context.fill() : context.stroke();
}

function cross(context, [x, y], size) {
  context.beginPath();
  context.moveTo(x - size, y - size);
  context.lineTo(x + size, y + size);
  context.moveTo(x - size, y + size);
  context.lineTo(x + size, y - size);
  context.stroke();
}

export function short(value, digits = 4) {
  if (value === null || value === undefined) return '';
  const size = Math.abs(value);
  if (value === 0) return '0';
  return size >= 1e6 || size < 1e-4 ? value.toExponential(Math.max(0, digits - 3)).replace('e+', 'e') : String(+value.toPrecision(Math.max(digits, size >= 1000 ? 6 : 0)));
}

export function span(seconds) {
  if (seconds === null || seconds === undefined) return '';
  return seconds < 120 ? short(seconds) + ' s' : seconds < 7200 ? short(seconds / 60) + ' min'
      : seconds < 172800 ? short(seconds / 3600) + ' h' : short(seconds / 86400) + ' d';
}

onPoint(key => drawn.forEach(panel => panel.focus(key)));
