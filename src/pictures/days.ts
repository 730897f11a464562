import type { Spec } from 'vega'
import type { Chart } from '../cards/chart.ts'
import { DAYS, LOOK } from './look.ts'

type DayStrip = Extract<Chart, { shape: 'days' }>

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** As many days are a sheet of a calendar, a week a row; of more each week is a column. */
const ON_ONE_SHEET = 31

/** Narrower cells hold no number, and months narrower than their names are named every other one. */
const LEAST_FOR_NUMBER = 16
const LEAST_FOR_MONTHS = 8

/** The days of a period by what was due on them: the missed ones dark and marked, so that no colour is needed to find them. */
export function daySpec(chart: DayStrip): Spec {
  const cells = cellsOf(chart)
  const sheet = cells.length <= ON_ONE_SHEET
  const weeks = Math.max(...cells.map(({ week }) => week)) + 1
  const width = LOOK.width - (sheet ? 12 : 40)
  const [column, row] = sheet ? ['weekday', 'week'] : ['week', 'weekday']
  const across = sheet ? 7 : weeks
  const cell = width / across
  const height = sheet ? 28 : Math.max(12, Math.min(20, cell))
  const down = sheet ? weeks : 7
  const kinds = Object.keys(DAYS)
  return {
    width,
    height: height * down,
    data: [
      { name: 'cells', values: cells },
      { name: 'months', values: monthsOf(cells, cell) },
    ],
    scales: [
      { name: 'x', type: 'band', domain: indexes(across), range: 'width', padding: 0.08 },
      { name: 'y', type: 'band', domain: indexes(down), range: 'height', padding: 0.08 },
      { name: 'fill', type: 'ordinal', domain: kinds, range: Object.values(DAYS).map(({ fill }) => fill) },
      { name: 'text', type: 'ordinal', domain: kinds, range: Object.values(DAYS).map(({ text }) => text) },
      {
        ...{ name: 'told', type: 'ordinal', domain: [sheet ? '× missed' : 'missed', 'met', 'nothing due'] },
        range: Object.values(DAYS).map(({ fill }) => fill),
      },
    ],
    axes: [
      {
        ...{ scale: sheet ? 'x' : 'y', orient: sheet ? 'top' : 'left', domain: false, ticks: false, labelPadding: 4 },
        encode: { labels: { update: { text: { signal: `${JSON.stringify(WEEKDAYS)}[datum.value]` } } } },
      },
    ],
    legends: [{ fill: 'told', orient: 'bottom', direction: 'horizontal', symbolType: 'square', symbolStrokeWidth: 1 }],
    marks: [
      {
        type: 'rect',
        from: { data: 'cells' },
        encode: {
          enter: {
            x: { scale: 'x', field: column },
            y: { scale: 'y', field: row },
            width: { scale: 'x', band: 1 },
            height: { scale: 'y', band: 1 },
            cornerRadius: { value: 2 },
            fill: { scale: 'fill', field: 'kind' },
          },
        },
      },
      {
        type: 'text',
        from: { data: 'cells' },
        encode: {
          enter: {
            x: { scale: 'x', field: column, band: 0.5 },
            y: { scale: 'y', field: row, band: 0.5 },
            text: { field: sheet ? 'marked' : cell < LEAST_FOR_NUMBER ? 'none' : 'number' },
            align: { value: 'center' },
            baseline: { value: 'middle' },
            fill: { scale: 'text', field: 'kind' },
            fontSize: { value: sheet ? LOOK.fontSize : LOOK.fontSize - 2 },
          },
        },
      },
      ...(sheet ? [] : [monthNames(column)]),
    ],
  }
}

/** The first days of the months that are named. */
function monthsOf(cells: Cell[], cell: number): Cell[] {
  const firsts = cells.filter(({ day }) => day === 1)
  return cell < LEAST_FOR_MONTHS ? firsts.filter((_, at) => at % 2 === 0) : firsts
}

/** Over the week in which each begins. */
function monthNames(column: string): NonNullable<Spec['marks']>[number] {
  return {
    type: 'text',
    from: { data: 'months' },
    encode: {
      enter: {
        x: { scale: 'x', field: column },
        y: { value: -6 },
        text: { field: 'month' },
        fill: { value: LOOK.text },
        fontSize: { value: LOOK.fontSize },
      },
    },
  }
}

type Cell = {
  week: number
  weekday: number
  day: number
  month: string
  kind: keyof typeof DAYS
  marked: string
  number: string
  none: ''
}

function cellsOf({ from, days }: DayStrip): Cell[] {
  const first = Temporal.PlainDate.from(from)
  return days.map(({ met, missed }, at) => {
    const date = first.add({ days: at })
    const kind = missed > 0 ? 'missed' : met > 0 ? 'met' : 'nothing'
    const number = String(date.day)
    return {
      week: Math.floor((at + first.dayOfWeek - 1) / 7),
      weekday: date.dayOfWeek - 1,
      day: date.day,
      month: MONTHS[date.month - 1]!,
      kind,
      // On a small cell only that of a day on which something was missed: it is what is looked for.
      ...{
        number: missed > 0 ? number : '',
        none: '',
        marked: missed > 1 ? `${number} ×${missed}` : missed === 1 ? `${number} ×` : number,
      },
    }
  })
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at)
}
