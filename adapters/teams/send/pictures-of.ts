import type { Card } from '../../../src/cards/card.ts'
import type { Chart } from '../../../src/cards/chart.ts'
import { chartsIn } from '../../../src/cards/charts-in.ts'
import type { Log } from '../../../src/ports/log.ts'
import type { Pictures } from '../render/chart-element.ts'

/** In bytes; larger ones Teams does not show. */
const LARGEST = 1_000_000

/**
 * The pictures of a card's charts, drawn here and put inside the message, so that nothing of it can be fetched from anywhere. One that cannot be drawn is left out: the card says it in
 * words, and arrives.
 */
export async function picturesOf({ blocks, details }: Card, log: Log): Promise<Pictures> {
  const charts = chartsIn([...blocks, ...(details?.blocks ?? [])])
  const drawn = new Map<Chart, string>()
  for (const chart of charts) {
    const png = await pictureOf(chart).catch((error: unknown) => {
      log.error({ error, shape: chart.shape }, 'a picture could not be drawn: it is said in words')
      return undefined
    })
    if (png !== undefined && png.length < LARGEST) drawn.set(chart, png.toString('base64'))
  }
  return drawn
}

async function pictureOf(chart: Chart): Promise<Buffer> {
  const { drawPicture } = await import('../../../src/pictures/draw-picture.ts')
  return drawPicture(chart)
}
