import type { WebClient } from '@slack/web-api'
import { createHash } from 'node:crypto'
import type { Card } from '../../../src/cards/card.ts'
import type { Chart } from '../../../src/cards/chart.ts'
import { chartsIn } from '../../../src/cards/charts-in.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import type { SendResult } from '../../../src/ports/chat-platform.ts'
import type { Log } from '../../../src/ports/log.ts'
import type { Remember, Remembered } from '../../../src/ports/remembered.ts'
import { cardToBlockKit, type SlackMessage } from '../render/card-to-block-kit.ts'
import { asCharts, asPictures, chartBlock, type DrawChart, inWords } from '../render/chart-block.ts'
import { whyNot } from './why-not.ts'
import { uploadPicture } from './upload-picture.ts'

/**
 * How a message reaches its readers. `message`: it stands in a conversation. `alone`: Slack shows it to one person and keeps it nowhere, so that they cannot open a file of
 * the bot's; whether its clients draw charts there, nobody says.
 */
export type Kind = 'message' | 'alone'

type Send = (message: SlackMessage) => Promise<SendResult>

/** For so long a workspace is not asked again for what it refused. */
const REFUSED_FOR = 12 * HOUR
/** For so long the same picture is not handed in again. */
const KEPT_FOR = HOUR

/**
 * Charts as the workspace takes them: as Slack's own; where it refuses those, the same message with a picture, if the app may upload one; else with what the chart says. Whatever is
 * refused, the message arrives.
 */
export class Pictures {
  readonly #client: WebClient
  readonly #apiUrl: string
  readonly #log: Log
  readonly #refused: Remembered<boolean>
  readonly #files: Remembered<string | undefined>

  constructor(options: { client: WebClient; apiUrl: string; log: Log; remember: Remember }) {
    this.#client = options.client
    this.#apiUrl = options.apiUrl
    this.#log = options.log
    this.#refused = options.remember({ freshMs: REFUSED_FOR, most: 10, counts: (is) => is })
    this.#files = options.remember({ freshMs: KEPT_FOR, most: 200, counts: (id) => id !== undefined })
  }

  async send(card: Card, kind: Kind, send: Send): Promise<SendResult> {
    const charts = chartsIn(card.blocks)
    if (charts.length === 0) return send(cardToBlockKit(card))
    const hasOwn = charts.some((chart) => chartBlock(chart) !== undefined)
    if (!hasOwn || (await this.#isRefused('charts', kind))) return this.#drawn(card, charts, kind, send)
    const others = charts.filter((chart) => chartBlock(chart) === undefined)
    const instead = await this.#picturesOf(others, kind)
    const result = await send(cardToBlockKit(card, asCharts(instead, kind === 'alone')))
    if (!isForBlocks(result)) return result
    const again = await this.#drawn(card, charts, kind, send)
    if (again.outcome === 'sent') {
      await this.#refuse('charts', kind)
      this.#log.info({ code: 'invalid_blocks', kind }, 'Slack takes no charts here yet: they are drawn or said instead')
    }
    return again
  }

  async #drawn(card: Card, charts: Chart[], kind: Kind, send: Send): Promise<SendResult> {
    const draw = await this.#picturesOf(charts, kind)
    const result = await send(cardToBlockKit(card, draw))
    return draw !== inWords && isForBlocks(result) ? send(cardToBlockKit(card)) : result
  }

  async #picturesOf(charts: Chart[], kind: Kind): Promise<DrawChart> {
    if (kind === 'alone' || charts.length === 0 || (await this.#isRefused('files', kind))) return inWords
    const files = new Map<Chart, string>()
    for (const chart of charts) {
      const id = await this.#fileOf(chart, kind)
      if (id === undefined) break
      files.set(chart, id)
    }
    return files.size === 0 ? inWords : asPictures(files)
  }

  /** A message that lacks its picture says the same in words: so nothing that fails here is worth more than a line in the log. */
  async #fileOf(chart: Chart, kind: Kind): Promise<string | undefined> {
    const about = createHash('sha256').update(JSON.stringify(chart)).digest('hex')
    try {
      return await this.#files.answer('files', about, () => uploadPicture(this.#client, this.#apiUrl, chart))
    } catch (error) {
      const why = whyNot(error)
      if (why.lasting) await this.#refuse('files', kind)
      this.#log.info({ code: why.code }, 'Slack took no picture: what it shows is said in words')
      return undefined
    }
  }

  #isRefused(what: 'charts' | 'files', kind: Kind): Promise<boolean> {
    return this.#refused.answer(what, kind, async () => false)
  }

  async #refuse(what: 'charts' | 'files', kind: Kind): Promise<void> {
    await this.#refused.answer(what, kind, async () => true)
  }
}

/** Slack does not say which block it was: what arrives without it tells. */
function isForBlocks(result: SendResult): boolean {
  return result.outcome === 'permanent' && result.code === 'invalid_blocks'
}
