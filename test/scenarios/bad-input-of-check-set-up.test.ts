import { expect, test } from 'vitest'
import type { Dialog } from '../../src/playground/workplace.ts'
import { type Person, type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { ours: 'acme-internal', partner: 'acme' },
  teams: { ours: 'globex-internal', partner: 'globex' },
} as const

/** What stands in the fields of the dialog, as the client sends it where nobody changes it. */
function initials({ payload }: Dialog): Record<string, string> {
  const found: Record<string, string> = {}
  JSON.stringify(payload, (_, part: unknown) => {
    const { block_id: block, element, type, id, value } = Object(part) as Record<string, unknown>
    if (typeof block === 'string' && element) {
      const { initial_value: text, initial_option: option } = element as Record<string, unknown>
      const chosen = text ?? (Object(option) as Record<string, unknown>)['value']
      if (typeof chosen === 'string') found[block] = chosen
    }
    if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string' && typeof value === 'string')
      found[id] = value
    return part
  })
  return found
}

/** What a refused form says: Slack under its fields, Teams inside its card. */
function complaints({ platform, dialog }: { platform: Platform; dialog: Dialog }): string {
  return JSON.stringify(platform === 'slack' ? dialog.errors : dialog.payload).replaceAll('\\\\', '')
}

/** A line that opens a form: in Slack at once, in Teams from a card with a button. */
async function openForm(world: World, person: Person, channel: string, line: string): Promise<void> {
  world.takeMessages()
  await person.command(channel, `/partner ${line}`)
  if (person.platform === 'slack') return
  const [card] = world.takeMessages()
  await person.press(card!, /"id":"(open:[^"]+)"/u.exec(JSON.stringify(card!.message.payload))![1]!)
}

async function refused(person: Person, change: Record<string, string>): Promise<string> {
  await person.submit({ ...initials(person.dialog()), ...change })
  expect(person.hasDialog(), JSON.stringify(change)).toBe(true)
  return complaints({ platform: person.platform, dialog: person.dialog() })
}

test.each<Platform>(['slack', 'teams'])(
  'a cadence that never comes or comes all the time, and questions that cannot be asked, are refused with what to do, on %s',
  { timeout: 180_000 },
  async (platform) => {
    const { ours, partner } = PLACES[platform]
    const world = await World.open()
    await world.advance('2h')
    const anna = world.person(platform, 'Anna Berg')
    const { store } = world.playground.liaison.services
    const stored = async () =>
      store.read(async (view) => [
        (await view.partners.bySlug(partner))!.terms.checks,
        await view.checkInTemplates.newest('health'),
      ])
    const before = await stored()

    await openForm(world, anna, ours, `terms ${partner} checks`)
    await anna.submit({ of: 'everybody' })
    for (const [change, says] of [
      [{ cadence: 'other', cron: '0 10 30 2 *' }, 'never comes'],
      [{ cadence: 'other', cron: '* * * * *' }, 'let them come once a day at most'],
      [{ cadence: 'other', cron: '0 9,15 * * *' }, 'let them come once a day at most'],
      [{ cadence: 'other', cron: 'whenever' }, 'is not a schedule'],
      [{ cadence: 'monthly', template: 'moods' }, 'There is no template “moods”'],
    ] as const)
      expect(await refused(anna, change), JSON.stringify(change)).toContain(says)
    await anna.actions.dismiss(anna.dialog().id)

    await anna.tellBot('template health')
    const card = world.takeMessages().find(({ where }) => where.endsWith('@Anna Berg'))!
    await anna.press(card, 'template.item')
    await anna.submit({ which: 'Q2' })
    for (const [change, says] of [
      [{ when: 'Q9 <= 2' }, 'not asked before it'],
      [{ when: 'Q99 <= 2' }, 'Q99'],
      [{ when: '', dimension: 'presence' }, 'it is empty'],
      [{ dimension: 'alignment', kind: 'single', options: 'Only this' }, 'A choice of one is none'],
      [{ kind: 'single', options: 'Same\nSame' }, 'stands here twice'],
    ] as const)
      expect(await refused(anna, change), JSON.stringify(change)).toContain(says)
    await anna.actions.dismiss(anna.dialog().id)
    expect(await stored()).toEqual(before)
    await world.close()
  },
)
