import { expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { report } from '../../src/cli/report/report.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { slug: 'acme', name: 'Acme Hosting', shared: 'acme-shared', them: 'Ravi Shah' },
  teams: { slug: 'globex', name: 'Globex Agency', shared: 'globex-shared', them: 'Leo Park' },
} as const

const AVAILABLE = {
  ...{ name: 'Orders API is there', kind: 'availability', obligor: 'partner', period: 'month', atLeast: 99.9 },
  ...{ service: 'Orders API', hours: 'always', protects: 'Orders are taken' },
  maintenance: { notice: '1d', confirmed: true },
}
const FAILS = {
  ...{ name: 'Orders API fails', kind: 'failures', obligor: 'partner', period: 'month', atMost: 1 },
  ...{ service: 'Orders API', hours: 'always', protects: 'Orders are taken' },
}

/** A service of the partner is promised, is down for an hour, and again while it is worked on, as was announced and confirmed. */
async function lived(platform: Platform) {
  const { slug, name, shared, them } = PLACES[platform]
  const world = await World.open()
  const { services } = world.playground.liaison
  const sheet = partnerSheet.parse({ slug, name, sla: { figures: [AVAILABLE, FAILS] } })
  expect(await applyPartnerSheet(services, sheet)).not.toHaveProperty('refused')
  await world.advance('1h')
  const [they, anna] = [world.person(platform, them), world.person(platform, 'Anna Berg')]
  await they.press(
    world.takeMessages().find(({ text }) => text.includes('Orders API is there'))!,
    'proposal.accept',
  )
  const heard = async (who: typeof they, line: string, found: string) => {
    world.takeMessages()
    await who.say(shared, `@Liaison ${line}`)
    const texts = world.takeMessages().map(({ text }) => text.replaceAll('\u00A0', ' '))
    const text = texts.find((one) => one.includes(found))
    if (text === undefined) throw new Error(`“${line}” was answered with ${JSON.stringify(texts)}`)
    return text
  }
  await heard(anna, 'case "The orders API returns 500" --severity 2', 'Orders API')
  await world.advance('1h')
  await heard(anna, 'resolve CASE-1 "Back"', 'resolved')
  const announced = await heard(
    they,
    'maintenance "DB upgrade" --from "2026-11-26 09:00" --for 4h',
    'MAINT-1 is announced',
  )
  expect(announced).toContain('The terms ask for the word of Northwind')
  await heard(anna, 'confirm MAINT-1', 'MAINT-1')
  await world.advance('3 days')
  await heard(anna, `sla ${slug}`, 'Orders API is there')
  await heard(anna, 'case "Down again" --service "orders api" --severity 2', 'Orders API')
  await world.advance('30m')
  await heard(anna, 'resolve CASE-2 "Back"', 'resolved')
  await world.advance('7 days')
  const said = [
    await heard(anna, `report ${slug} --period 2026-11`, 'Figures of'),
    await heard(they, 'report --period 2026-11', 'Figures of'),
  ]
  const sla = await heard(they, 'sla', 'Figures owed by')
  const explained = await heard(they, 'explain "Orders API is there" --period 2026-11', 'up.')
  const printed = async (format: string) =>
    (await report(services, { partner: slug, period: '2026-11', format })).map(({ text }) => text).join('\n')
  const files = [await printed('markdown'), await printed('csv')]
  await world.close()
  return { said, sla, explained, files: files.map((text) => text.replaceAll(name, 'NAME').replaceAll(slug, 'slug')) }
}

test(
  'what cases tell of a service is counted on Slack and on Teams alike, admitted maintenance left out, and read the same by both companies',
  { timeout: 60_000 },
  async () => {
    const [slack, teams] = [await lived('slack'), await lived('teams')]
    // Down for an hour of November's 720; half an hour of the second outage lay in the window.
    for (const text of [...slack.said, ...teams.said]) {
      expect(text).toContain(
        '2026-11 99.861 %, missed, provisional; down 1 h of 720 h (CASE-1); left out 30 min in MAINT-1',
      )
      expect(text).toContain('at most 1 failure – 2026-11 2 failures, missed')
    }
    for (const { sla, explained } of [slack, teams]) {
      expect(sla).toContain('100 %, met, so far; never down in')
      expect(sla).toContain('better than 2026-11 (99.861 %, missed)')
      expect(explained).toContain('Left out: 30 min in MAINT-1.')
      expect(explained).toContain('Down 1 h; 720 h of service − 1 h = 719 h up.')
    }
    expect(slack.files[1]).toContain('"Orders API","30 min in MAINT-1"')
    const ids = (text: string) => text.replaceAll(/"[\w-]{20,}"/gu, '"id"')
    expect(teams.files.map(ids)).toEqual(slack.files.map(ids))
  },
)
