import type { Block, KnownBlock } from '@slack/types'
import type { Chart } from '../../../src/cards/chart.ts'
import { FIELD_TEXT, IMAGE_ALT, PLACE_OF_CHART } from './limits.ts'
import { clip } from './clip.ts'
import { marked, plain } from './text-objects.ts'

/** Slack's own chart, which @slack/types 3.2 does not know yet (Block Kit reference, "Data visualization block"). */
export type ChartBlock = Block & {
  type: 'data_visualization'
  title: string
  chart: {
    type: 'line'
    series: { name: string; data: { label: string; value: number }[] }[]
    axis_config: { categories: string[]; y_label: string }
  }
}

export type MessageBlock = KnownBlock | ChartBlock

/** What stands for the charts of a message, given one after the other. */
export type DrawChart = (chart: Chart) => MessageBlock[]

/** What it says: everywhere. */
export const inWords: DrawChart = ({ says }) => [{ type: 'context', elements: [marked(says, FIELD_TEXT)] }]

/** The picture of it that Slack has, where there is one. */
export function asPictures(files: ReadonlyMap<Chart, string>): DrawChart {
  return (chart) => {
    const id = files.get(chart)
    if (id === undefined) return inWords(chart)
    const { title, says } = chart
    return [{ type: 'image', slack_file: { id }, title: plain(title, FIELD_TEXT), alt_text: clip(says, IMAGE_ALT) }]
  }
}

/** Slack's own charts, as many as a message holds, with what they say beneath where `spoken`; of others `instead`. */
export function asCharts(instead: DrawChart, spoken: boolean): DrawChart {
  let drawn = 0
  return (chart) => {
    const block = chartBlock(chart)
    if (block === undefined || drawn === PLACE_OF_CHART.inMessage) return instead(chart)
    drawn += 1
    return spoken ? [block, ...inWords(chart)] : [block]
  }
}

/** Undefined for what Slack's chart cannot say: a day's strip, a gap in a line, two labels that are alike, too much of anything. */
export function chartBlock(chart: Chart): ChartBlock | undefined {
  if (chart.shape !== 'lines') return undefined
  const { title, unit, labels, lines } = chart
  const { title: longestTitle, label: longest, labels: mostLabels, lines: mostLines } = PLACE_OF_CHART
  const names = lines.map(({ name }) => name)
  const fits =
    title.length <= longestTitle &&
    unit.length <= longestTitle &&
    labels.length > 0 &&
    labels.length <= mostLabels &&
    lines.length > 0 &&
    lines.length <= mostLines &&
    [labels, names].every((some) => new Set(some).size === some.length) &&
    [...labels, ...names].every((one) => one.length > 0 && one.length <= longest)
  if (!fits) return undefined
  const series = lines.map(({ name, values }) => ({
    name,
    data: values.flatMap((value, at) => (value === null ? [] : [{ label: labels[at]!, value }])),
  }))
  if (series.some(({ data }) => data.length !== labels.length)) return undefined
  return {
    type: 'data_visualization',
    title,
    chart: { type: 'line', series, axis_config: { categories: labels, y_label: unit } },
  }
}
