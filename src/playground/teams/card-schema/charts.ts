import { element } from './elements.ts'
import { part, type PartSchema } from './schema.ts'

/** Teams' charts: not of the 1.5 schema, so that each needs a fallback for the clients that do not know it. */
const CHARTS = [
  'Line',
  'VerticalBar',
  'VerticalBar.Grouped',
  'HorizontalBar',
  'HorizontalBar.Stacked',
  'Donut',
  'Pie',
  'Gauge',
]

export function isChart(type: string): boolean {
  return CHARTS.some((one) => type === `Chart.${one}`)
}

/** The one of them that is looked into (npm @microsoft/teams.cards). */
export const LINE_CHART: PartSchema = element(
  0,
  { data: { list: 'LineChartData' } },
  {
    title: 'text',
    showTitle: 'flag',
    colorSet: ['categorical', 'sequential', 'sequentialred', 'sequentialgreen', 'sequentialyellow', 'diverging'],
    color: 'text',
    xAxisTitle: 'text',
    yAxisTitle: 'text',
    yMin: 'number',
    yMax: 'number',
    maxWidth: 'text',
    showLegend: 'flag',
    horizontalAlignment: ['left', 'center', 'right'],
  },
)

export const CHART_PARTS: Record<string, PartSchema> = {
  LineChartData: part(0, { legend: 'text', values: { list: 'LineChartValue' } }, { color: 'text' }),
  // A label, a date or a number.
  LineChartValue: part(0, { x: 'anything', y: 'number' }),
}
