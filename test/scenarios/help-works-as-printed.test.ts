import { expect, test } from 'vitest'
import { VERBS } from '../../src/app/commands/verbs.ts'
import { linesOfUsage } from '../kit/lines-of-usage.ts'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { ours: 'acme-internal', shared: 'acme-shared', partner: 'acme', theirs: 'Ravi Shah' },
  teams: { ours: 'globex-internal', shared: 'globex-shared', partner: 'globex', theirs: 'Leo Park' },
} as const

/** What help says where something stands for whatever there is. */
const STANDS_FOR: [printed: string, typed: string][] = [
  ['CASE-12', 'CASE-1'],
  ['CASE-13', 'CASE-2'],
  ['ESC-3', 'ESC-1'],
  ['CHECK-2', 'CHECK-1'],
  ['MAINT-2', 'MAINT-1'],
  ['ACT-3', 'ACT-1'],
  ['DRILL-2', 'DRILL-1'],
  ['--from … --to …', '--from "2026-12-05 22:00" --to 23:30'],
  ['@name @name …', '@Tom Ek @Anna Berg'],
  ['@name', '@Tom Ek'],
  ['1-4', '2'],
  ['--type …', '--type managed-service'],
  ['--zone …', '--zone Europe/Paris'],
  // Two words, of which neither can be chosen alone.
  ['kept | not kept', 'not kept'],
  ['on | off | 08:30', '08:30'],
]

/** What is answered to a line that is not understood. */
const NOT_UNDERSTOOD =
  /I do not know “|Is this what you mean|has no flag|Say which one|” is neither|Which partner\?|I know no|is no mention|What you can say|Say what to do|Mention (?:who|the)/u

test.each(['slack', 'teams'] as const)(
  'every line of the help, and every example, works as it is printed on %s',
  async (platform) => {
    const { ours, shared, partner, theirs } = SCENES[platform]
    const world = await World.open()
    const anna = world.person(platform, 'Anna Berg')
    const say = (line: string) => anna.command(ours, `/partner ${line}`)
    // Both account managers agree to drills, and one begins while nothing is wrong.
    await world.advance('2h')
    await world.person(platform, theirs).say(shared, `@Liaison drill ${partner}`)
    await say(`drill ${partner}`)
    for (const line of [
      `case ${partner} "Orders are late"`,
      `case ${partner} "Invoices are wrong"`,
      'escalate CASE-1 "Why"',
      `check now ${partner}`,
      `maintenance ${partner} "DB upgrade" --from "2026-12-06 22:00" --for 2h`,
      `action ${partner} "Releases are tried first"`,
    ])
      await say(line)
    world.takeMessages()
    await say('help all')
    const help = world
      .takeMessages()
      .map(({ text }) => text)
      .join('\n')
    const usages = [...help.matchAll(/• `?\/partner (.+?)`? – /gu)].map(([, usage = '']) => usage)
    // What only the partner’s side may do is not offered to ours.
    const offered = VERBS.filter(({ needs }) => !needs.every((need) => need === 'terms.answer'))
    expect(usages.length).toBeGreaterThanOrEqual(offered.length - 1)
    const examples = VERBS.map(({ example }) => example.replace(/\bacme\b/u, partner).replaceAll(/@\w+/gu, '@name'))
    const printed = [...usages, ...examples].map((usage) =>
      STANDS_FOR.reduce((line, [said, typed]) => line.replaceAll(said, typed), usage),
    )
    const there = world.channel(platform, ours)
    for (const line of new Set(printed.flatMap(linesOfUsage))) await anna.actions.command(there, `/partner ${line}`)
    await world.settle()
    const answers = world.takeMessages().map(({ text }) => text)
    const refused = answers.filter((text) => NOT_UNDERSTOOD.test(text))
    expect(refused).toEqual([])
    await world.close()
  },
  120_000,
)
