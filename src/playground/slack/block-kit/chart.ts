import { isRecord, type JsonRecord } from '../json-record.ts'
import type { Findings } from './findings.ts'

/** Of a message; in no reference, but Slack refuses a third (vercel/chat#696). */
export const MOST_CHARTS = 2

/** In characters, and in numbers (Block Kit reference, data visualization block). */
const TITLE = 50
const LABEL = 20
const MOST_LINES = 6
const MOST_POINTS = 20

/** A line, bar or area chart of lines that all have a number for each category, or a pie. */
export function checkChart(findings: Findings, here: string, block: JsonRecord): void {
  required(findings, `${here}/title`, block['title'], TITLE)
  const chart = block['chart']
  const spot = `${here}/chart`
  if (!isRecord(chart)) return findings.add(spot, 'must provide an object')
  switch (chart['type']) {
    case 'line':
    case 'bar':
    case 'area':
      return checkLines(findings, spot, chart)
    case 'pie':
      return findings
        .items(`${spot}/segments`, chart['segments'], MOST_LINES)
        .forEach((segment, at) => checkPoint(findings, `${spot}/segments/${at}`, segment, true))
    default:
      findings.add(`${spot}/type`, 'must be one of: pie, bar, area, line')
  }
}

function checkLines(findings: Findings, here: string, chart: JsonRecord): void {
  const axis = chart['axis_config']
  if (!isRecord(axis)) return findings.add(`${here}/axis_config`, 'must provide an object')
  const categories = findings.items(`${here}/axis_config/categories`, axis['categories'], MOST_POINTS)
  categories.forEach((one, at) => required(findings, `${here}/axis_config/categories/${at}`, one, LABEL))
  unique(findings, `${here}/axis_config/categories`, categories)
  findings.longest(`${here}/axis_config/x_label`, axis['x_label'], TITLE)
  findings.longest(`${here}/axis_config/y_label`, axis['y_label'], TITLE)
  const names = findings.items(`${here}/series`, chart['series'], MOST_LINES).map((line, at) => {
    const spot = `${here}/series/${at}`
    if (!isRecord(line)) return findings.add(spot, 'must provide an object')
    required(findings, `${spot}/name`, line['name'], LABEL)
    const points = findings.items(`${spot}/data`, line['data'], MOST_POINTS)
    points.forEach((point, index) => checkPoint(findings, `${spot}/data/${index}`, point, false))
    const labels = points.map((point) => (isRecord(point) ? point['label'] : undefined))
    if (labels.length !== categories.length || !categories.every((one) => labels.includes(one)))
      findings.add(`${spot}/data`, 'labels must match the categories of axis_config')
    return line['name']
  })
  unique(findings, `${here}/series`, names)
}

function checkPoint(findings: Findings, here: string, point: unknown, above0: boolean): void {
  if (!isRecord(point)) return findings.add(here, 'must provide an object')
  const { label, value } = point
  required(findings, `${here}/label`, label, LABEL)
  if (typeof value !== 'number' || !Number.isFinite(value)) findings.add(`${here}/value`, 'must provide a number')
  else if (above0 && value <= 0) findings.add(`${here}/value`, 'must be more than 0')
}

function required(findings: Findings, here: string, value: unknown, most: number): void {
  if (typeof value !== 'string') return findings.add(here, 'must provide a string')
  if (value.length === 0) findings.add(here, 'must be more than 0 characters')
  findings.longest(here, value, most)
}

function unique(findings: Findings, here: string, names: unknown[]): void {
  if (new Set(names).size < names.length) findings.add(here, 'must be unique')
}
