/// <reference lib="dom" />
import { el } from './element.ts'

/** What a client draws of a chart: as Slack's and Teams' charts say it. */
export type LineChart = {
  title: string
  unit: string
  labels: string[]
  lines: { name: string; values: number[] }[]
  scale?: { from: number; to: number }
}

const SVG = 'http://www.w3.org/2000/svg'
const WIDTH = 260
const HEIGHT = 140
const LEFT = 32
const FOOT = 20
const HEAD = 8
/** About how wide a letter of a label is. */
const LETTER = 6

/** A chart of lines, in the colours of the theme. It stands for the clients' own, which look alike and are not these. */
export function drawLineChart({ title, unit, labels, lines, scale }: LineChart): HTMLElement {
  const all = lines.flatMap(({ values }) => values)
  const ends = scale ?? { from: Math.min(0, ...all), to: Math.max(1, ...all) }
  const step = roundStep((ends.to - ends.from) / 4)
  const [from, to] = [Math.floor(ends.from / step) * step, Math.ceil(ends.to / step) * step]
  const x = (at: number) => LEFT + 10 + (at * (WIDTH - LEFT - 30)) / Math.max(1, labels.length - 1)
  const y = (value: number) => HEAD + ((to - value) * (HEIGHT - HEAD - FOOT)) / (to - from)
  const drawing = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': title })
  for (let value = from; value <= to + step / 2; value += step) {
    drawing.append(svg('line', { class: 'chart-grid', x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value) }))
    const said = String(Math.round(value * 10) / 10)
    drawing.append(svg('text', { class: 'chart-value', x: LEFT - 6, y: y(value) + 3 }, said))
  }
  const each = Math.max(...labels.map(({ length }) => length)) * LETTER + LETTER
  const every = Math.ceil((labels.length * each) / (WIDTH - LEFT))
  labels.forEach((label, at) => {
    if (at % every === 0) drawing.append(svg('text', { class: 'chart-label', x: x(at), y: HEIGHT - 4 }, label))
  })
  lines.forEach(({ values }, index) => {
    const points = values.map((value, at) => `${x(at)},${y(value)}`).join(' ')
    drawing.append(svg('polyline', { class: `chart-line line-${index}`, points }))
    values.forEach((value, at) =>
      drawing.append(svg('circle', { class: `chart-point line-${index}`, cx: x(at), cy: y(value), r: 3 })),
    )
  })
  const legend = lines.map(({ name }, index) =>
    el('span', { class: 'chart-name' }, el('i', { class: `chart-swatch line-${index}` }), name),
  )
  return el(
    'figure',
    { class: 'chart' },
    el('figcaption', { class: 'chart-title' }, title),
    el('div', { class: 'chart-legend' }, ...(lines.length > 1 ? legend : [unit])),
    drawing,
  )
}

/** 1, 2 or 5 of some power of ten, at least as much as this. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 5].find((one) => one * power >= least) ?? 10) * power
}

function svg(tag: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  if (text !== undefined) element.textContent = text
  return element
}
