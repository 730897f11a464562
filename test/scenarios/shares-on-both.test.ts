import { expect, test } from 'vitest'
import { report } from '../../src/cli/report/report.ts'
import { livedOnBoth, type Said } from '../kit/on-both.ts'
import type { World } from '../kit/world.ts'

const OWED = { severity: 3, hours: 'always', protects: 'Orders are taken', measure: 'resolve' }
const PARTNER = { ...OWED, obligor: 'partner', target: '4h', attainment: 50 }
const OTHERS = [
  { ...OWED, obligor: 'internal', target: '4h' },
  { ...OWED, obligor: { team: 'Platform' }, target: '1h', protects: 'Keys are sent' },
]
const terms = (partner: object) => ({ sla: { others: 'end', objectives: [partner, ...OTHERS] } })

const STORY: Said[] = [
  ['2027-01-04 10:00', 'we', 'case umbrella "One"'],
  ['2027-01-04 12:00', 'they', 'resolve CASE-1 "Restarted"'],
  ['2027-01-05 10:00', 'we', 'case umbrella "Two"'],
  ['2027-01-05 15:00', 'they', 'resolve CASE-2 "Restarted"'],
  // Missed twice, and let pass in one round alone: it is still missed.
  ['2027-01-06 10:00', 'we', 'case umbrella "Three"'],
  ['2027-01-06 15:00', 'they', 'resolve CASE-3 "Restarted"'],
  ['2027-01-06 15:10', 'we', 'confirm CASE-3'],
  ['2027-01-07 10:00', 'we', 'reopen CASE-3 "It is back"'],
  ['2027-01-07 15:00', 'they', 'resolve CASE-3 "Replaced"'],
  ['2027-01-07 15:10', 'we', 'waive CASE-3 "They had told us" --round "resolve 1"'],
  // Given eight hours while it goes on, it is kept.
  ['2027-01-11 10:00', 'we', 'case umbrella "Four"'],
  ['2027-01-11 11:00', 'agree', JSON.stringify(terms({ ...PARTNER, target: '8h' }))],
  ['2027-01-11 11:10', 'we', 'rebase CASE-4', 'resolve: 4 h → 8 h'],
  ['2027-01-11 16:00', 'they', 'resolve CASE-4 "Restarted"'],
  // Kept by our company, and missed by a team of it.
  ['2027-01-12 10:00', 'they', 'case umbrella "Send us the key"'],
  ['2027-01-12 12:00', 'we', 'resolve CASE-5 "Sent"'],
  ['2027-02-08 10:01', 'print', 'report 2027-01'],
  ['2027-02-08 10:01', 'print', 'explain Severity 3, resolve 2027-01'],
  ['2027-02-08 10:01', 'print', 'explain CASE-4'],
  ['2027-02-08 10:10', 'both', 'report umbrella --period 2027-01', 'Kept by Umbrella Works'],
  ['2027-02-08 10:20', 'we', 'explain umbrella Platform resolve --period 2027-01', 'own people'],
]

/** How our team kept what it owes, as our host tells it; and what of it stands where the partner reads. */
async function inside(world: World): Promise<Record<string, string>> {
  const asked = { partner: 'umbrella', period: '2027-01', inside: true }
  const told = await report(world.playground.liaison.services, { ...asked, format: 'markdown' })
  return { inside: told.map(({ text }) => text).join('\n'), ...saidOfTeam(world) }
}

/** What the bot has written with the name of the team: how much where our account manager alone reads, and all that stands elsewhere. */
function saidOfTeam(world: World): Record<string, string> {
  const said = (['slack', 'teams'] as const).flatMap((platform) => {
    const { people, channels, messages } = world.workplace(platform)
    const bots = people.filter(({ isBot }) => isBot).map(({ id }) => id)
    const readers = [...bots, ...people.filter(({ name }) => name === 'Anna Berg').map(({ id }) => id)]
    const isOurs = (channelId: string) =>
      channels.find(({ id }) => id === channelId)!.memberIds.every((id) => readers.includes(id))
    return messages
      .filter((one) => bots.includes(one.authorId) && JSON.stringify(one).includes('Platform'))
      .map((one) => ({ isOurs: isOurs(one.channelId), text: one.text }))
  })
  const elsewhere = said.filter(({ isOurs }) => !isOurs)
  return { 'told to us alone': String(said.length - elsewhere.length), leaked: JSON.stringify(elsewhere) }
}

test(
  'a share of cases, one round let pass, other terms for what runs and what a team of ours owes come to the same on Slack and on Teams, byte for byte',
  { timeout: 180_000 },
  async () => {
    const files = await livedOnBoth({ terms: terms(PARTNER), alsoAlike: inside }, STORY)
    const says = (name: string, ...words: string[]) => {
      for (const one of words) expect(files[name], name).toContain(one)
    }
    says(
      'report 2027-01',
      '| Severity 3, resolve | 8 h, with at least 50 % of the cases | 2 of 4 (50 %), kept | – | – |',
      '| Severity 3, resolve | 4 h | 1 of 1 (100 %) | – | – |',
      '1 missed and let pass: not counted.',
    )
    says(
      'explain Severity 3, resolve 2027-01',
      'CASE-3: missed. In round 1: due on Wed 6 Jan 2027, 14:00 (Europe/Paris), stopped on Wed 6 Jan 2027, 15:00 (Europe/Paris). Anna Berg let that pass',
      'In round 2: due on Thu 7 Jan 2027, 11:00 (Europe/Paris)',
      'CASE-4: met. Due on Mon 11 Jan 2027, 18:00 (Europe/Paris)',
      '2 met + 2 missed = 4.',
      'At least 50 % is enough: 2 × 100 = 200 is not less than 4 × 50 = 200, so it was kept.',
    )
    says('explain CASE-4', 'new terms were applied: the target was 4 h and is 8 h (version 2 of the terms)')
    says('inside', '| Severity 3, resolve | 1 h | 0 of 1 (0 %) | – | – |', 'due Tue 12 Jan 2027, 11:00 (Europe/Paris)')
    expect(files['told to us alone']).not.toBe('0')
    expect(files['leaked']).toBe('[]')
    for (const [name, text] of Object.entries(files))
      if (name !== 'inside') expect(text, name).not.toContain('Platform')
  },
)
