import { expect, test } from 'vitest'
import { caseUnderCard } from '../kit/case-under-card.ts'
import type { Met, World } from '../kit/world.ts'

const PLATFORMS = ['slack', 'teams'] as const

function firstLineSaid(world: World, where: string): string {
  const said = world.takeMessages().find((met: Met) => met.where === where && met.text.includes('is open again'))
  return said?.text.split(/ (?:has reopened it)/u)[0] ?? ''
}

test.each(PLATFORMS)(
  'on %s, what is said of a case that is not solved calls whoever it waits on, where it waits again',
  async (platform) => {
    const { world, tom, theirs, card, look, where } = await caseUnderCard(platform, 'partner')
    await theirs.press(card, 'case.acknowledge')
    await theirs.reply(card, '@Liaison ask "Which region?"')
    await world.advance('10m')
    await theirs.reply(card, '@Liaison resolve "Restarted"')
    world.takeMessages()
    await tom.reply(card, '@Liaison reopen CASE-1 "No, still broken"')
    expect(await look()).toMatchObject({ status: 'waiting', on: 'internal' })
    // Who has just said so is not called by it.
    expect(firstLineSaid(world, where)).toContain('Northwind to reply, the case waits until then')
    await world.close()
  },
)

test.each(PLATFORMS)(
  'on %s, whoever takes back their own resolution is counted as that, and whoever owns the case is to go on with it',
  async (platform) => {
    const { world, tom, theirs, card, from, where } = await caseUnderCard(platform, 'partner')
    const company = platform === 'slack' ? 'Acme Hosting' : 'Globex Agency'
    await theirs.press(card, 'case.acknowledge')
    await theirs.reply(card, '@Liaison resolve "Restarted"')
    world.takeMessages()
    await theirs.reply(card, '@Liaison reopen CASE-1 "I was wrong"')
    expect(firstLineSaid(world, where)).toContain(`${company} to go on with it`)
    await tom.command(from, '/partner explain CASE-1')
    const explained = world
      .takeMessages()
      .map(({ text }) => text)
      .join('\n')
    expect(explained).toContain(`${company} called it resolved once, and took that back itself.`)
    expect(explained).toContain('and that was taken back on')
    expect(explained).not.toContain('not solved')

    await tom.reply(card, '@Liaison resolve "Works again"')
    world.takeMessages()
    await theirs.reply(card, '@Liaison reopen CASE-1 "We are not finished"')
    expect(firstLineSaid(world, where)).toContain(`${company} to go on with it`)
    await world.close()
  },
)
