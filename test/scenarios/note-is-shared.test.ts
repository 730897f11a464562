import { expect, test } from 'vitest'
import { z } from 'zod'
import { SHEETS as USUAL } from '../../src/playground/northwind/sheets.ts'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { World } from '../kit/world.ts'

/** Whose escalations come to a channel of ours on the platform, where a colleague and somebody of the partner are. */
const SCENES = {
  slack: { partner: 'acme', shared: 'acme-shared', ours: 'acme-internal', contact: 'Ravi Shah', sharer: 'Anna Berg' },
  teams: {
    partner: 'globex',
    shared: 'globex-shared',
    ours: 'Partner escalations',
    contact: 'Leo Park',
    sharer: 'Mara Lind',
  },
} as const

/** Acme’s managers read in Slack. */
const SHEETS = z
  .array(z.looseObject({ slug: z.string(), channels: z.array(z.looseObject({ purpose: z.string() })) }))
  .parse(USUAL)
  .map((sheet) =>
    sheet.slug !== 'acme'
      ? sheet
      : {
          ...sheet,
          channels: [
            ...sheet.channels.filter(({ purpose }) => purpose === 'shared'),
            { purpose: 'managers', name: 'acme-internal', slack: `${SLACK.northwind}/${SLACK.acmeInternal}` },
          ],
        },
  )

test.each(['slack', 'teams'] as const)(
  'a note under an escalation in a channel of ours on %s is read by the partner only once somebody has seen it whole and shared it',
  async (platform) => {
    const { partner, shared, ours, contact, sharer } = SCENES[platform]
    const world = await World.open({ sheets: SHEETS })
    await world.advance('61m')
    const theirs = world.person(platform, contact)
    await theirs.say(shared, `@Liaison case "${partner} is down" --severity 1`)
    const card = world.expectMessage(`${platform} #${shared}`, 'is down')
    world.takeMessages()
    await world.advance('2 days')
    const ladder = world
      .takeMessages()
      .find(({ where, text }) => where === `${platform} #${ours}` && text.includes('ESC-1'))
    const nothingShared = () =>
      expect(world.takeMessages().filter(({ where }) => where.startsWith(`${platform} #${shared}`))).toEqual([])
    const author = world.person(platform, sharer)
    await author.reply(ladder!, 'The *spare* key is under the <mat> & the stone')
    const moved = () =>
      world.playground.liaison.services.store.read(async (tx) => (await tx.cases.byNumber(1))?.acknowledgedAt)
    expect(await moved()).toBeUndefined()
    const offer = world.expectMessage(`${platform} #${ours} only ${sharer}`, 'waits for a word of ours')
    await author.press(offer, 'message.share')
    expect(JSON.stringify(author.dialog())).toContain('under the')
    nothingShared()
    await author.edit(author.written(), 'The *spare* key is with <Anna> & Tom')
    await author.submit({})
    expect(JSON.stringify(author.dialog())).toMatch(/edited meanwhile.*with/u)
    nothingShared()
    await author.submit({})
    expect(author.hasDialog()).toBe(false)
    const sent = world.expectMessage(`${platform} #${shared}`, 'shares what', 'key is with', 'Tom')
    expect(sent.message.threadId).toBe(card.message.id)
    expect(sent.text).not.toContain('mat')
    expect(await moved()).toBeDefined()
    world.takeMessages()
    await world.close()
  },
)
