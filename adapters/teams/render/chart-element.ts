import type { Chart } from '../../../src/cards/chart.ts'
import type { Element, LineChart, Picture, TextBlock, Titled } from './adaptive-card.ts'
import { textBlock } from './text-block.ts'
import type { RichText } from './rich-text.ts'

/** The pictures of a card's charts, as base64. */
export type Pictures = ReadonlyMap<Chart, string>

/**
 * A chart of Teams' own, which falls back to the picture of it; what Teams' chart cannot say is the picture at once. Without a picture it is what it says. Below a chart stands what it
 * says as well, in small print: a chart has no words for whoever cannot see it.
 */
export function chartElements(chart: Chart, pictures: Pictures, rich: RichText): Element[] {
  const titled = inPicture(chart, pictures, rich)
  const own = lineChart(chart, titled)
  return own ? [own, words(chart, rich)] : [titled]
}

function inPicture(chart: Chart, pictures: Pictures, rich: RichText): Titled {
  const png = pictures.get(chart)
  const title = textBlock(rich.markdown(chart.title), { weight: 'Bolder' })
  if (png === undefined) return { type: 'Container', items: [title, words(chart, rich)] }
  const picture: Picture = { type: 'Image', url: `data:image/png;base64,${png}`, altText: chart.says, size: 'Stretch' }
  return { type: 'Container', items: [title, picture] }
}

function words({ says }: Chart, rich: RichText): TextBlock {
  return textBlock(rich.markdown(says), { size: 'Small', isSubtle: true })
}

/** Undefined for what it cannot say: a day's strip, a line with a gap, and labels that are alike. */
function lineChart(chart: Chart, fallback: Titled): LineChart | undefined {
  if (chart.shape !== 'lines') return undefined
  const { title, unit, scale, labels, lines } = chart
  const data = lines.map(({ name, values }) => ({
    legend: name,
    values: values.flatMap((y, at) => (y === null ? [] : [{ x: labels[at]!, y }])),
  }))
  const isWhole = data.every(({ values }) => values.length === labels.length)
  if (!isWhole || new Set(labels).size < labels.length) return undefined
  return {
    ...{ type: 'Chart.Line', title, showTitle: true, yAxisTitle: unit },
    ...(scale && { yMin: scale.from, yMax: scale.to }),
    ...{ colorSet: 'categorical', data, fallback },
  }
}
