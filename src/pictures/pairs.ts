import type { Spec } from 'vega'
import type { Chart } from '../cards/chart.ts'
import { shorten } from '../cards/quote.ts'
import { LINES, LOOK, MARKED } from './look.ts'

type PairChart = Extract<Chart, { shape: 'pairs' }>
type Mark = NonNullable<Spec['marks']>[number]

const ROW = 19
/** So many letters of a row's name stand before its scale. */
const LONGEST = 15
/** Between the names and the numbers of the two, each of which ends at its place. */
const SCALE = { from: 106, to: LOOK.width - 80 }
const NUMBERS = [LOOK.width - 40, LOOK.width - 6] as const

/** Two marks a row on one scale, and a bar between them: the longer it is, the further apart they are. The row that is looked for lies on a ground of its own. */
export function pairSpec({ scale, names, rows }: PairChart): Spec {
  const [first, second] = [LINES[0], LINES[1]]
  const points = rows.flatMap(({ values }, at) =>
    values.flatMap((value, which) => (value === null ? [] : [{ at, value, name: names[which] }])),
  )
  const figures = rows.flatMap(({ values, marked }, at) =>
    values.map((value, which) => ({
      ...{ at, x: NUMBERS[which], said: value === null ? '–' : String(value) },
      color: marked ? MARKED.text : LINES[which]?.color,
    })),
  )
  return {
    width: LOOK.width,
    height: rows.length * ROW,
    data: [
      {
        name: 'rows',
        values: rows.map(({ label, marked }, at) => ({
          label: shorten(label, LONGEST - 1),
          at,
          marked: marked === true,
        })),
      },
      { name: 'points', values: points },
      { name: 'figures', values: figures },
      { name: 'bars', values: barsOf(rows) },
    ],
    scales: [
      { name: 'x', type: 'linear', domain: [scale.from, scale.to], range: [SCALE.from, SCALE.to] },
      { name: 'y', type: 'band', domain: rows.map((_, at) => at), range: 'height' },
      { name: 'color', type: 'ordinal', domain: names, range: [first.color, second.color] },
      { name: 'mark', type: 'ordinal', domain: names, range: [first.mark, second.mark] },
    ],
    axes: [
      { ...{ scale: 'x', orient: 'bottom', tickCount: 3, grid: true, domain: false, tickSize: 0, labelPadding: 6 } },
    ],
    legends: [
      {
        ...{ fill: 'color', shape: 'mark', orient: 'top', direction: 'horizontal', columns: 2 },
        ...{ symbolSize: 70, symbolStrokeWidth: 0 },
      },
    ],
    marks: [ground, label, bar, point, figure],
  }
}

function barsOf(rows: PairChart['rows']) {
  return rows.flatMap(({ values: [one, other], marked }, at) =>
    one === null || other === null ? [] : [{ at, one, other, marked: marked === true }],
  )
}

const ground: Mark = {
  type: 'rect',
  from: { data: 'rows' },
  encode: {
    enter: {
      x: { value: 0 },
      x2: { value: LOOK.width },
      y: { scale: 'y', field: 'at' },
      height: { scale: 'y', band: 1 },
      cornerRadius: { value: 3 },
      fill: { value: MARKED.fill },
      opacity: { signal: 'datum.marked ? 1 : 0' },
    },
  },
}

const label: Mark = {
  type: 'text',
  from: { data: 'rows' },
  encode: {
    enter: {
      x: { value: 6 },
      y: { scale: 'y', field: 'at', band: 0.5 },
      text: { field: 'label' },
      baseline: { value: 'middle' },
      fill: { signal: `datum.marked ? '${MARKED.text}' : '${LOOK.text}'` },
    },
  },
}

const bar: Mark = {
  type: 'rule',
  from: { data: 'bars' },
  encode: {
    enter: {
      x: { scale: 'x', field: 'one' },
      x2: { scale: 'x', field: 'other' },
      y: { scale: 'y', field: 'at', band: 0.5 },
      stroke: { signal: `datum.marked ? '${MARKED.text}' : '${LOOK.soft}'` },
      strokeWidth: { signal: 'datum.marked ? 4 : 2' },
    },
  },
}

const point: Mark = {
  type: 'symbol',
  from: { data: 'points' },
  encode: {
    enter: {
      x: { scale: 'x', field: 'value' },
      y: { scale: 'y', field: 'at', band: 0.5 },
      shape: { scale: 'mark', field: 'name' },
      fill: { scale: 'color', field: 'name' },
      size: { value: 64 },
      stroke: { value: LOOK.ground },
      strokeWidth: { value: 1 },
    },
  },
}

const figure: Mark = {
  type: 'text',
  from: { data: 'figures' },
  encode: {
    enter: {
      x: { field: 'x' },
      y: { scale: 'y', field: 'at', band: 0.5 },
      text: { field: 'said' },
      align: { value: 'right' },
      baseline: { value: 'middle' },
      fill: { field: 'color' },
    },
  },
}
