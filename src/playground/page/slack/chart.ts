/// <reference lib="dom" />
import { drawLineChart } from '../line-chart.ts'
import { recordOf, recordsOf, stringOf, type JsonRecord } from '../record.ts'

/** A `data_visualization` block of lines; undefined for the other kinds, which the bot does not send. */
export function drawChart(block: JsonRecord): HTMLElement | undefined {
  const chart = recordOf(block['chart'])
  if (chart['type'] !== 'line') return undefined
  const axis = recordOf(chart['axis_config'])
  const labels = Array.isArray(axis['categories']) ? axis['categories'].map(String) : []
  const lines = recordsOf(chart['series']).map(({ name, data }) => ({
    name: stringOf(name),
    values: labels.map((label) => Number(recordsOf(data).find((point) => point['label'] === label)?.['value'])),
  }))
  return drawLineChart({ title: stringOf(block['title']), unit: stringOf(axis['y_label']), labels, lines })
}
