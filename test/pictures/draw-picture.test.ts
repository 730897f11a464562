import { describe, expect, test } from 'vitest'
import type { Chart } from '../../src/cards/chart.ts'
import { drawPicture } from '../../src/pictures/draw-picture.ts'
import { DAYS, LINES, LOOK, MARKED } from '../../src/pictures/look.ts'
import { APART, BROKEN, KEPT, MONTH } from '../fixtures/charts.ts'

const year: Chart = { ...MONTH, from: '2026-01-01', days: Array.from({ length: 365 }, (_, at) => MONTH.days[at % 30]!) }
const burning: Chart = {
  ...{ shape: 'lines', title: 'Working time left to resolve', says: 'Two hours are left.', unit: 'hours left' },
  labels: Array.from({ length: 13 }, (_, at) => `26 Nov ${String(at + 8).padStart(2, '0')}:00`),
  lines: [{ name: 'hours left', values: [8, 7, 6, 5, 5, 5, 4, 3, 2, 1, 0, -1, -2] }],
}

/** Width and height of a PNG, from its header. */
function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}

describe('a picture of a chart', () => {
  test.each<[string, Chart]>([
    ['of lines', KEPT],
    ['of a broken line', BROKEN],
    ['of one line over many stations', burning],
    ['of a month', MONTH],
    ['of a year', year],
    ['of what two see differently', APART],
    ['of what two see differently in ten rows', { ...APART, rows: Array.from({ length: 10 }, () => APART.rows[0]!) }],
    ['of nothing at all', { ...MONTH, days: [{ met: 0, missed: 0 }] }],
  ])(
    '%s is a PNG of at most 1,024 pixels and 200 kB, more than twice as wide as a card on a phone',
    async (_, chart) => {
      const png = await drawPicture(chart)
      const { width, height } = sizeOf(png)
      expect(width).toBeGreaterThanOrEqual(600)
      expect(width).toBeLessThanOrEqual(800)
      expect(height).toBeGreaterThan(100)
      expect(height).toBeLessThanOrEqual(640)
      expect(png.length).toBeLessThan(200_000)
    },
  )

  test('is the same to the byte each time it is drawn', async () => {
    expect((await drawPicture(KEPT)).equals(await drawPicture(structuredClone(KEPT)))).toBe(true)
  })

  test('shows each number: another one is another picture', async () => {
    const changed = { ...KEPT, lines: [KEPT.lines[0]!, { name: 'Northwind', values: [66.6, 99] }] }
    expect((await drawPicture(KEPT)).equals(await drawPicture(changed))).toBe(false)
  })

  test('a month in which nothing counted is told from one of zero', async () => {
    const zero = { ...BROKEN, lines: [BROKEN.lines[0]!, { name: 'Northwind', values: [66.6, 60, 100] }] }
    expect((await drawPicture(BROKEN)).equals(await drawPicture(zero))).toBe(false)
  })

  test('shows each number of two, and which row is looked for', async () => {
    const [first, ...rest] = APART.rows
    const drawn = await drawPicture(APART)
    for (const row of [
      { ...first!, values: [38, 87.5] as [number, number] },
      { label: first!.label, values: first!.values },
    ])
      expect(drawn.equals(await drawPicture({ ...APART, rows: [row, ...rest] }))).toBe(false)
  })

  test('has contrast enough for everything that is read, and for every line', () => {
    const pairs = [
      [LOOK.text, LOOK.ground],
      [LOOK.soft, LOOK.ground],
      ...LINES.map(({ color }) => [color, LOOK.ground]),
      [MARKED.text, MARKED.fill],
      ...Object.values(DAYS).map(({ fill, text }) => [text, fill]),
    ]
    expect(pairs.filter(([one, other]) => contrast(one!, other!) < 4.5)).toEqual([])
  })

  test('tells lines and days apart without their colours', () => {
    expect(new Set(LINES.map(({ mark }) => mark)).size).toBe(LINES.length)
    expect(contrast(DAYS.missed.fill, DAYS.met.fill)).toBeGreaterThan(4.5)
    expect(contrast(DAYS.missed.fill, DAYS.nothing.fill)).toBeGreaterThan(4.5)
  })
})

/** As WCAG 2 reckons it. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
