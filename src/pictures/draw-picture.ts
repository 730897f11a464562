import { renderAsync } from '@resvg/resvg-js'
import { fileURLToPath } from 'node:url'
import { Error as ONLY_ERRORS, parse, type Spec, View } from 'vega'
import type { Chart } from '../cards/chart.ts'
import { daySpec } from './days.ts'
import { lineSpec } from './lines.ts'
import { LOOK } from './look.ts'
import { pairSpec } from './pairs.ts'

const FONT = fileURLToPath(new URL('fonts/inter-regular.ttf', import.meta.url))

/**
 * A chart as a PNG, 700 pixels or a little more wide, of some tens of kilobytes. The same chart gives the same bytes, whatever the machine has installed: the font comes along. Its title
 * is not in it, since messages have their own.
 */
export async function drawPicture(chart: Chart): Promise<Buffer> {
  const image = await renderAsync(await drawSvg(chart), {
    font: { loadSystemFonts: false, fontFiles: [FONT], defaultFontFamily: LOOK.font },
    fitTo: { mode: 'zoom', value: LOOK.zoom },
    background: LOOK.ground,
  })
  return image.asPng()
}

async function drawSvg(chart: Chart): Promise<string> {
  const view = new View(parse({ ...styled, ...specOf(chart) }), { renderer: 'none', logLevel: ONLY_ERRORS })
  try {
    return await view.toSVG()
  } finally {
    view.finalize()
  }
}

function specOf(chart: Chart): Spec {
  switch (chart.shape) {
    case 'lines':
      return lineSpec(chart)
    case 'days':
      return daySpec(chart)
    case 'pairs':
      return pairSpec(chart)
  }
}

const TEXT = { font: LOOK.font, fontSize: LOOK.fontSize }

const styled: Spec = {
  padding: 8,
  background: LOOK.ground,
  config: {
    axis: {
      ...{ labelFont: TEXT.font, labelFontSize: TEXT.fontSize, labelColor: LOOK.text },
      ...{ titleFont: TEXT.font, titleFontSize: TEXT.fontSize, titleColor: LOOK.soft, titleFontWeight: 'normal' },
      ...{ gridColor: LOOK.grid, tickColor: LOOK.soft },
    },
    legend: { labelFont: TEXT.font, labelFontSize: TEXT.fontSize, labelColor: LOOK.text },
    text: { ...TEXT, fill: LOOK.text },
  },
}
