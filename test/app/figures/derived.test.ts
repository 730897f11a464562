import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { figuresOfPeriod } from '../../../src/app/figures/period-figures.ts'
import type { Card } from '../../../src/cards/card.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import { periodZone } from '../../../src/domain/sla/figures/periods-of.ts'
import { readPeriod } from '../../../src/domain/time/period.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

const AVAILABLE = {
  ...{ name: 'Orders API is there', kind: 'availability', obligor: 'partner', period: 'month', atLeast: 99.9 },
  ...{ service: 'Orders API', hours: 'always', protects: 'Orders are taken' },
  maintenance: { notice: '1d', confirmed: true },
}

/** Agreed on the 23rd of November, at nine in Paris: the first working day of December, at noon. */
const NOON_OF_DECEMBER = Date.parse('2026-12-01T11:00:00Z')

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { figures: [AVAILABLE] } })
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: keyof typeof people, line: string) => {
  const said = await app.says(people[who], line, who === 'mia' || who === 'ravi' ? places.shared : places.direct)
  return [textOf(said), ...linesOf(said)].join('\n').replaceAll('\u00A0', ' ')
}

const linesOf = (said: Card | Answer): string[] =>
  'blocks' in said
    ? said.blocks.flatMap((block) => {
        if (block.kind === 'list') return block.items.map((item) => plainText(item))
        return block.kind === 'text' || block.kind === 'line' ? [plainText(block.text)] : []
      })
    : []

const at = (time: string) => app.passTo(Date.parse(time))

const figures = (period: string) =>
  app.read(async (view) => {
    const partner = (await view.partners.bySlug('acme'))!
    const versions = await view.agreements.of(partner.id)
    const of = readPeriod(period, periodZone(partner.terms))!
    return figuresOfPeriod(view, { partner, versions, period: of, now: app.clock.now() })
  })

describe('a figure that is counted from cases', () => {
  test('knows what was down, cut to the worse side, and who lowered it', async () => {
    await at('2026-11-24T09:00:00Z')
    await says('anna', 'case acme "Orders API is down" --severity 1')
    await at('2026-11-24T10:30:00Z')
    await says('anna', 'resolve CASE-1 "Back since a restart"')
    await app.passTo(NOON_OF_DECEMBER)
    const [figure] = await figures('2026-11')
    // November in Paris has 720 hours, of which 718.5 are left: 99.791666… %.
    expect(figure).toMatchObject({ kind: 'derived', direction: 'at least', met: false, settled: false })
    expect(Number(figure!.value!.top) / Number(figure!.value!.bottom)).toBeCloseTo((718.5 / 720) * 100, 9)
    expect(figure!.loweredBy).toHaveLength(1)
    expect(await says('mia', 'report acme --period 2026-11')).toContain(
      'Orders API is there: at least 99.9 % – 2026-11 99.791 %, missed, provisional; down 1 h 30 min of 720 h (CASE-1)',
    )
    expect(await says('mia', 'sla acme')).toContain(
      '2026-12 100 %, met, so far; never down in 12 h; better than 2026-11 (99.791 %, missed)',
    )
  })
})
