import { expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { report } from '../../src/cli/report/report.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { slug: 'acme', name: 'Acme Hosting', shared: 'acme-shared', them: 'Mia Chen' },
  teams: { slug: 'globex', name: 'Globex Agency', shared: 'globex-shared', them: 'Leo Park' },
} as const

/** The same history with a partner on that platform, and how it is reported: in chat to both sides, and by the command line. */
async function lived(platform: Platform) {
  const { slug, name, shared, them } = PLACES[platform]
  const world = await World.open()
  const { services } = world.playground.liaison
  const promised = { severity: 3, target: '4h', hours: 'always', protects: 'Orders are taken' }
  const objectives = [
    { ...promised, measure: 'acknowledge', obligor: 'internal' },
    { ...promised, measure: 'resolve', obligor: 'internal' },
  ]
  const sheet = partnerSheet.parse({ slug, name, sla: { objectives } })
  expect(await applyPartnerSheet(services, sheet)).not.toHaveProperty('refused')
  await world.advance('2h')
  const [they, anna] = [world.person(platform, them), world.person(platform, 'Anna Berg')]
  for (const title of ['Orders are late', 'Invoices | are *late*']) await they.say(shared, `@Liaison case "${title}"`)
  await anna.say(shared, '@Liaison ack CASE-1')
  await world.advance('1h')
  await anna.say(shared, '@Liaison resolve CASE-1 "Rolled back"')
  await they.say(shared, '@Liaison confirm CASE-1')
  await world.advance('6h')
  const said = []
  for (const [who, words] of [
    [anna, 'sla report'],
    [they, 'report'],
  ] as const) {
    world.takeMessages()
    await who.say(shared, `@Liaison ${words} ${slug} --period 2026-11`)
    said.push(world.takeMessages().find(({ text }) => text.includes('were kept') || text.includes('2 missed'))!.text)
  }
  const printed = async (asked: object) =>
    (await report(services, { partner: slug, period: '2026-11', ...asked })).map(({ text }) => text).join('\n')
  const files = [await printed({}), await printed({ format: 'csv' }), await printed({ period: '2026-13' })]
  world.takeMessages()
  await world.close()
  return {
    said,
    files,
    alike: files.map((text) => text.replaceAll(name.replace('-', ''), 'NAME').replaceAll(slug, 'slug')),
  }
}

test('the same history on Slack and on Teams gives the same report to both companies, byte for byte', async () => {
  const [slack, teams] = [await lived('slack'), await lived('teams')]
  // Each reads moments in their own zone.
  const [ours, theirs] = slack.said.map((text) => text.replaceAll(/\|Mon [^>]*>/gu, '>'))
  expect(ours).toBe(theirs)
  expect(slack.said[0]).toContain('Kept by Northwind')
  expect(teams.said[0]).toContain('2 missed')
  const [markdown, table, refused] = slack.files
  expect(markdown).toContain('| Severity 3, acknowledge | 4 h | 1 of 2 (50 %) | – |')
  expect(markdown).toContain(
    String.raw`- CASE-2 “Invoices \| are \*late\*”: a resolution by Northwind was due Mon 23 Nov 2026, 15:00`,
  )
  expect(markdown).toContain('Provisional until three working days after its end.')
  const row = '"acme","2026-11","Northwind","acknowledge","3","","4 h","1","1","0.5","2026-10","0","0",'
  expect(table).toContain(row)
  expect(refused).toContain('“2026-13” is no period')
  const ids = (text: string) => text.replaceAll(/"[\w-]{20,}"/gu, '"id"')
  // Globex’s working hours are kept in London.
  const inParis = (text: string) => text.replaceAll('14:00 (Europe/London)', '15:00 (Europe/Paris)')
  expect(teams.alike.map(ids).map(inParis)).toEqual(slack.alike.map(ids))
})
