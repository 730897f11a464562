import { expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { openUmbrella, print } from '../kit/on-both.ts'
import type { Platform } from '../kit/world.ts'

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').epochMilliseconds

/**
 * EUR 30,000.00 a quarter; a time to resolve of severity 3 that they miss costs 5 %, at most 8 % a quarter. In the first quarter of 2027 two cases miss it: 2 × 1,500.00
 * is 3,000.00, and no more than 2,400.00 is owed. In the second one a case is kept, which earns back half of that, 1,200.00; and one of the two is let pass, so that the first
 * comes to 1,500.00 and half of that is 750.00: 900.00 less to pay for the first.
 */
async function lived(platform: Platform) {
  const { world, we, they, shared } = await openUmbrella(platform, { terms: {} })
  const { services } = world.playground.liaison
  const promised = { severity: 3, target: '4h', hours: 'always', protects: 'Orders are taken' }
  const rules = [{ measure: 'resolve', severity: 3, perBreach: '5 %' }]
  const money = {
    partner: {
      ...{ currency: 'EUR', fee: '30000.00', period: 'quarter', rules, cap: '8 %' },
      earnBack: { months: 6, each: '50 %' },
    },
  }
  const objectives = [{ ...promised, measure: 'resolve', obligor: 'partner' }]
  const sheet = partnerSheet.parse({ slug: 'umbrella', name: 'Umbrella Works', sla: { objectives }, money })
  expect(await applyPartnerSheet(services, sheet)).not.toHaveProperty('refused')
  await world.advance('1h')
  const proposed = world.takeMessages().find(({ text }) => text.includes('the fee for what'))!
  await they.press(proposed, 'proposal.accept')
  const printed = (period: string) => print(world, `ledger ${period}`)

  await world.advanceTo(at('2027-02-01T10:00'))
  for (const title of ['Orders are late', 'Invoices | are *late*']) await we.say(shared, `@Liaison case "${title}"`)
  await world.advanceTo(at('2027-02-01T16:00'))
  for (const label of ['CASE-1', 'CASE-2']) {
    await they.say(shared, `@Liaison resolve ${label} "Rolled back"`)
    await we.say(shared, `@Liaison confirm ${label}`)
  }
  const before = await printed('2027-Q1')
  world.takeMessages()
  await world.advanceTo(at('2027-04-07T10:00'))
  const closed = world.takeMessages().filter(({ text }) => /: 2027-Q\d is closed/u.test(text))
  await they.say(shared, '@Liaison dispute "We had told you" --line 1 --period 2027-Q1')
  const opened = world.takeMessages().filter(({ text }) => text.includes('CASE-3'))
  const disputed = await printed('2027-Q1')
  await we.say(shared, '@Liaison resolve CASE-3 "It is waived"')
  await we.say(shared, '@Liaison waive CASE-2 "They had told us"')
  await we.say(shared, '@Liaison case "Once more"')
  await they.say(shared, '@Liaison resolve CASE-4 "Rolled back"')
  await we.say(shared, '@Liaison confirm CASE-4')
  world.takeMessages()
  await world.advanceTo(at('2027-07-08T10:00'))
  const second = world.takeMessages().filter(({ text }) => /: 2027-Q\d is closed/u.test(text))
  const files = [before, disputed, await printed('2027-Q1'), await printed('2027-Q2')]
  await world.close()
  const told = (all: typeof closed) => all.map(({ where, text }) => ({ where, text }))
  return { closed: told(closed), second: told(second), opened: opened.length, files }
}

test(
  'a quarter is closed, told, disputed, corrected and earned back alike on Slack and on Teams, byte for byte',
  { timeout: 90_000 },
  async () => {
    const [slack, teams] = [await lived('slack'), await lived('teams')]
    for (const [{ closed, second, opened }, where] of [
      [slack, 'slack #acme-shared'],
      [teams, 'teams #globex-shared'],
    ] as const) {
      expect(closed.map((one) => one.where)).toEqual([where])
      expect(closed[0]!.text).toContain('pays EUR 2,400.00')
      expect(second.map((one) => one.where)).toEqual([where])
      expect(second[0]!.text).toContain('is paid EUR 1,650.00')
      expect(opened).toBeGreaterThan(0)
    }
    const [before, disputed, first, next] = slack.files
    expect(before).toContain('provisional')
    expect(before).toContain(String.raw`5 % of EUR 30,000\.00 = EUR 1,500\.00`)
    expect(before).toContain(String.raw`Together EUR 3,000\.00, at most EUR 2,400\.00 in a period`)
    expect(disputed).toContain(String.raw`disputed in CASE\-3`)
    expect(first).toContain(String.raw`Corrected in 2027\-Q2: EUR 900\.00 less to pay`)
    expect(next).toContain(String.raw`earn\-back EUR 750\.00 of the penalty of 2027\-Q1`)
    expect(next).toContain('"correction"')
    expect(teams.files).toEqual(slack.files)
  },
)
