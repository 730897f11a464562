import { expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { report } from '../../src/cli/report/report.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { slug: 'acme', name: 'Acme Hosting', shared: 'acme-shared', them: 'Ravi Shah', internal: 'acme-internal' },
  teams: {
    slug: 'globex',
    name: 'Globex Agency',
    shared: 'globex-shared',
    them: 'Leo Park',
    internal: 'globex-internal',
  },
} as const

const ORDERS = {
  ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const DECISIONS = { ...ORDERS, name: 'Decisions in time', obligor: 'internal' }

/** The same figures of a partner on that platform, agreed, asked for, reported by each side and corrected, and how they are read. */
async function lived(platform: Platform) {
  const { slug, name, shared, them, internal } = PLACES[platform]
  const world = await World.open()
  const { services } = world.playground.liaison
  // Both owe what they report; what the partner owes is proposed to it, and holds once it accepts.
  const sheet = partnerSheet.parse({ slug, name, sla: { figures: [ORDERS, DECISIONS] } })
  expect(await applyPartnerSheet(services, sheet)).not.toHaveProperty('refused')
  await world.advance('1h')
  const [they, anna] = [world.person(platform, them), world.person(platform, 'Anna Berg')]
  const proposed = world.takeMessages().find(({ text }) => text.includes('Orders without rework'))!
  expect(proposed.text).toContain('at least 99')
  await they.press(proposed, 'proposal.accept')
  // Into December.
  await world.advance('8 days')
  const heard = async (who: typeof they, line: string, found: string) => {
    world.takeMessages()
    await who.say(shared, `@Liaison ${line}`)
    const texts = world.takeMessages().map(({ text }) => text)
    const text = texts.find((one) => one.includes(found))
    if (text === undefined) throw new Error(`“${line}” was answered with ${JSON.stringify(texts)}`)
    return text
  }
  await heard(anna, `measure ${slug} "Orders without rework" 98.7`, `is reported by ${name}, not by Northwind`)
  await heard(they, 'measure "Orders without rework" "98.7 EUR"', 'is counted in %')
  await heard(they, 'measure "Orders without rework" 98.7', 'missed')
  await heard(they, 'measure "Orders without rework" 99.1', 'Say why')
  await heard(they, 'measure "Orders without rework" 99.1 --why "Two were counted twice"', 'met')
  // Ours is asked for where its account manager looks, and entered into the form of that line.
  world.takeMessages()
  await anna.command(internal, '/partner')
  const needs = world.takeMessages().find(({ text }) => text.includes('Decisions in time'))!
  await anna.press(needs, `figure.report:${slug}`)
  await anna.submit({ v0: '97' })
  const said = [
    await heard(anna, `report ${slug} --period 2026-11`, 'Figures of'),
    await heard(they, 'report --period 2026-11', 'Figures of'),
  ]
  const sla = [await heard(anna, `sla ${slug}`, 'Figures owed by'), await heard(they, 'sla', 'Figures owed by')]
  const printed = async (format: string) =>
    (await report(services, { partner: slug, period: '2026-11', format })).map(({ text }) => text).join('\n')
  const files = [await printed('markdown'), await printed('csv')]
  await world.close()
  return { said, sla, files: files.map((text) => text.replaceAll(name, 'NAME').replaceAll(slug, 'slug')) }
}

test(
  'figures are agreed, asked for, reported and corrected on Slack and on Teams alike, and read the same by both companies',
  { timeout: 60_000 },
  async () => {
    const [slack, teams] = [await lived('slack'), await lived('teams')]
    // Each reads moments in their own zone.
    const zoneless = (text: string) => text.replaceAll(/\|[^|>]*\d[^>]*>/gu, '>')
    for (const [ours, theirs] of [slack.said, teams.said]) expect(zoneless(ours!)).toBe(zoneless(theirs!))
    for (const text of [...slack.sla, ...teams.sla].map((one) => one.replaceAll('\u00A0', ' '))) {
      expect(text).toContain('2026-11 99.1 %, met, corrected')
      expect(text).toContain('2026-11 97 %, missed')
    }
    const [markdown] = slack.files
    expect(markdown).toContain('| Orders without rework | 2026-11 | at least 99 % | 99\\.1 %, met, corrected | – |')
    const ids = (text: string) => text.replaceAll(/"[\w-]{20,}"/gu, '"id"')
    expect(teams.files.map(ids)).toEqual(slack.files.map(ids))
  },
)
