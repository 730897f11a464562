import type { Spec } from 'vega'
import type { Chart } from '../cards/chart.ts'
import { LINES, LOOK } from './look.ts'

const HEIGHT = 150
const WIDTH = LOOK.width - 46

/** About how wide a letter is, and what is between two labels. */
const LETTER = 6
const BETWEEN = 4

/** Of the way from one station to the next, what is left free before the first and after the last. */
const MARGIN = 0.3

/** Lines over their stations. A line is broken where there is no number, and a number between two gaps is a mark alone. */
export function lineSpec({ unit, scale, labels, lines }: Extract<Chart, { shape: 'lines' }>): Spec {
  const names = lines.map(({ name }) => name)
  const points = lines.flatMap(({ name, values }) =>
    // Where there is no number nothing is drawn, but what is not drawn takes room too: it stands where its neighbours do.
    values.map((value, at) => ({
      name,
      at,
      value: value ?? values.find((one) => one !== null) ?? 0,
      is: value !== null,
    })),
  )
  return {
    width: WIDTH,
    height: HEIGHT,
    data: [{ name: 'points', values: points }],
    signals: [{ name: 'labels', value: labels }],
    scales: [
      { name: 'x', type: 'point', domain: labels.map((_, at) => at), range: 'width', padding: MARGIN },
      {
        ...{ name: 'y', type: 'linear', range: 'height', nice: true, zero: true },
        domain: scale ? [scale.from, scale.to] : { data: 'points', field: 'value' },
        ...(scale && { nice: false, zero: false }),
      },
      { name: 'color', type: 'ordinal', domain: names, range: LINES.map(({ color }) => color) },
      { name: 'dash', type: 'ordinal', domain: names, range: LINES.map(({ dash }) => [...dash]) },
      { name: 'mark', type: 'ordinal', domain: names, range: LINES.map(({ mark }) => mark) },
    ],
    axes: [
      {
        ...{ scale: 'x', orient: 'bottom', values: told(labels), labelFlush: true, labelPadding: 6, tickSize: 4 },
        domainColor: LOOK.soft,
        encode: { labels: { update: { text: { signal: 'labels[datum.value]' } } } },
      },
      {
        scale: 'y',
        orient: 'left',
        tickCount: 5,
        grid: true,
        domain: false,
        tickSize: 0,
        labelPadding: 6,
        title: unit,
      },
    ],
    ...(lines.length > 1 && {
      legends: [
        {
          ...{ fill: 'color', shape: 'mark', orient: 'top', direction: 'horizontal', columns: 2 },
          ...{ symbolSize: 70, symbolStrokeWidth: 0 },
        },
      ],
    }),
    marks: [
      ...(scale ? [] : [zeroLine]),
      {
        type: 'group',
        from: { facet: { name: 'line', data: 'points', groupby: 'name' } },
        marks: [
          {
            type: 'line',
            from: { data: 'line' },
            encode: {
              enter: {
                x: { scale: 'x', field: 'at' },
                y: { scale: 'y', field: 'value' },
                defined: { field: 'is' },
                stroke: { scale: 'color', field: 'name' },
                strokeDash: { scale: 'dash', field: 'name' },
                strokeWidth: { value: 2 },
              },
            },
          },
          {
            type: 'symbol',
            from: { data: 'line' },
            encode: {
              enter: {
                x: { scale: 'x', field: 'at' },
                y: { scale: 'y', field: 'value' },
                shape: { scale: 'mark', field: 'name' },
                fill: { scale: 'color', field: 'name' },
                size: { signal: 'datum.is ? 40 : 0' },
              },
            },
          },
        ],
      },
    ],
  }
}

/** The stations that are named: as many as there is room for, evenly, the first one among them. */
function told(labels: string[]): number[] {
  const each = Math.max(...labels.map(({ length }) => length)) * LETTER + BETWEEN
  const step = Math.ceil((each * (labels.length - 1 + 2 * MARGIN)) / WIDTH)
  return labels.flatMap((_, at) => (at % step === 0 ? [at] : []))
}

const zeroLine: NonNullable<Spec['marks']>[number] = {
  type: 'rule',
  encode: {
    enter: {
      x: { value: 0 },
      x2: { value: WIDTH },
      y: { scale: 'y', value: 0 },
      stroke: { value: LOOK.soft },
      strokeWidth: { value: 1 },
    },
  },
}
