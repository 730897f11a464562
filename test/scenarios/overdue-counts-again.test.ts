import { expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { ledger } from '../../src/cli/ledger/ledger.ts'
import { report } from '../../src/cli/report/report.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { slug: 'acme', name: 'Acme Hosting', shared: 'acme-shared', them: 'Mia Chen', manager: 'Ravi Shah' },
  teams: { slug: 'globex', name: 'Globex Agency', shared: 'globex-shared', them: 'Ida Rossi', manager: 'Leo Park' },
} as const

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').epochMilliseconds

/**
 * EUR 10,000.00 a month; a time to resolve of severity 3 that they miss costs 5 %, and again in each later month at whose end it is still overdue. A case of 4 January is resolved on 2 March:
 * 500.00 for January, in which it was missed, 500.00 for February, and nothing for March.
 */
async function lived(platform: Platform) {
  const { slug, name, shared, them, manager } = PLACES[platform]
  const world = await World.open({ startAt: at('2026-12-30T10:00') })
  const { services } = world.playground.liaison
  const promised = { measure: 'resolve', severity: 3, obligor: 'partner', target: '4h', hours: 'always' }
  const rules = [{ measure: 'resolve', severity: 3, perBreach: '5 %', whileOverdue: 'counts again' }]
  const sheet = partnerSheet.parse({
    ...{ slug, name, calendar: { zone: 'Europe/Paris' } },
    sla: { objectives: [{ ...promised, protects: 'Orders are taken' }] },
    money: { partner: { currency: 'EUR', fee: '10000.00', period: 'month', rules } },
  })
  expect(await applyPartnerSheet(services, sheet)).not.toHaveProperty('refused')
  const [they, anna, leo] = [them, 'Anna Berg', manager].map((one) => world.person(platform, one))
  await world.advance('1h')
  const proposed = world.takeMessages().find(({ text }) => text.includes('the fee for what'))!
  expect(proposed.text).toContain('counted again in each later period at whose end it is still overdue')
  await leo!.press(proposed, 'proposal.accept')

  await world.advanceTo(at('2027-01-04T10:00'))
  await anna!.say(shared, '@Liaison case "Orders are late"')
  await world.advanceTo(at('2027-03-02T10:00'))
  await they!.say(shared, '@Liaison resolve CASE-1 "Rolled back"')
  await anna!.say(shared, '@Liaison confirm CASE-1')
  world.takeMessages()
  await world.advanceTo(at('2027-04-07T10:00'))
  const closed = world.takeMessages().filter(({ text }) => /: 2027-\d\d is closed/u.test(text))
  const options = (period: string) => ({ partner: slug, period, format: 'markdown' })
  const told = async (lines: Promise<{ text: string }[]>) => (await lines).map(({ text }) => text).join('\n')
  const files: string[] = []
  for (const period of ['2027-01', '2027-02', '2027-03'])
    files.push(await told(ledger(services, options(period))), await told(report(services, options(period))))
  await world.close()
  return { closed: closed.map(({ text }) => text), files: files.map((text) => text.replaceAll(name, 'NAME')) }
}

test(
  'what is still overdue counts again in the next month alike on Slack and on Teams, byte for byte, and is told as what it is',
  { timeout: 90_000 },
  async () => {
    const [slack, teams] = [await lived('slack'), await lived('teams')]
    expect(teams.files.map((text) => text.replaceAll('globex', 'acme'))).toEqual(slack.files)
    const [januaryLedger, januaryReport, februaryLedger, februaryReport, marchLedger, marchReport] = slack.files
    expect(januaryLedger).toMatch(/CASE\\-1, Severity 3, resolve, due Mon 4 Jan 2027, 14:00.*EUR 500/u)
    expect(januaryReport).toContain('EUR 500')
    expect(februaryLedger).toMatch(
      /CASE\\-1, Severity 3, resolve, still overdue since Mon 4 Jan 2027, 14:00 .*, counted again: 5 % of EUR 10,000\\\.00 = EUR 500\\\.00/u,
    )
    expect(februaryReport).toMatch(/overdue since Mon 4 Jan 2027, 14:00 .*, counted again/u)
    expect(marchLedger).toContain('Nothing follows from this period.')
    expect(marchReport).not.toContain('overdue since')
    for (const { closed } of [slack, teams]) expect(closed.join('\n')).toContain('2027-02 is closed')
  },
)
