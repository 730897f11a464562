import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

/** On each platform a team member and a contact stand in for the account managers, whom the first step calls. */
const ON = [
  {
    ...({ platform: 'slack', partner: 'acme', shared: 'acme-shared', internal: 'acme-internal' } as const),
    ...{ theirs: 'Ravi Shah', contact: 'Mia Chen', begins: 'Priya Nair', toContact: 'slack @Mia Chen' },
    ...{ answersOurs: 'slack #acme-internal only Tom Ek', answersTheirs: 'slack #acme-shared only Mia Chen' },
  },
  {
    ...({ platform: 'teams', partner: 'globex', shared: 'globex-shared', internal: 'globex-internal' } as const),
    ...{ theirs: 'Leo Park', contact: 'Ida Rossi', begins: 'Mara Lind', toContact: 'teams #globex-shared' },
    ...{ answersOurs: 'teams #globex-internal only Tom Ek', answersTheirs: 'teams #globex-shared' },
  },
]

test.each(ON)(
  'whoever stands in takes it, puts it off, notes and hands it on for their side on $platform, and ends nothing',
  async (at) => {
    const { platform, partner, shared, internal } = at
    // Half past nine in New York.
    const world = await World.open({ startAt: Date.parse('2026-11-23T14:30:00Z') })
    const [anna, tom, theirs, contact, begins] = ['Anna Berg', 'Tom Ek', at.theirs, at.contact, at.begins].map((name) =>
      world.person(platform, name),
    ) as [Who, Who, Who, Who, Who]
    await anna.say(internal, '@Liaison away until friday --delegate @Tom Ek')
    await theirs.say(shared, `@Liaison away until friday --delegate @${at.contact}`)
    await begins.say(internal, `@Liaison case ${partner} "Orders API returns 500" --severity 4`)
    await begins.say(internal, '@Liaison escalate CASE-1 "No progress since Friday"')
    await world.settle()
    const said = world.takeMessages()
    const cardAt = (where: string) => said.findLast((one) => one.where === where && one.text.includes('ESC-1 waits'))!
    const [toTom, toContact] = [cardAt(`${platform} @Tom Ek`), cardAt(at.toContact)]
    const ladder = async () => (await world.playground.liaison.services.store.read((tx) => tx.ladders.byNumber(1)))!
    const sides = async () => (await ladder()).sides

    // Each from the card on which they are called, and each for their own side alone.
    await contact.press(toContact, 'escalation.acknowledge')
    await world.settle()
    expect(await sides()).toMatchObject({
      internal: { state: 'climbing' },
      partner: { state: 'acknowledged', by: { name: at.contact } },
    })
    await tom.press(toTom, 'escalation.acknowledge')
    await world.settle()
    expect(await sides()).toMatchObject({ internal: { state: 'acknowledged', by: { name: 'Tom Ek' } } })
    for (const card of [toTom, toContact])
      for (const name of ['Tom Ek', at.contact]) expect(world.again(card).text).toContain(`${name} has it, back by`)

    // What our own people say among themselves stays there, whoever of them says it.
    world.takeMessages()
    await tom.say(internal, '@Liaison note ESC-1 "Their pager was off"')
    world.expectMessage(at.answersOurs, 'our own people read it')
    expect(world.again(toTom).text).toContain('Their pager was off')
    expect(world.again(toContact).text).not.toContain('Their pager was off')
    await contact.say(shared, '@Liaison note ESC-1 "We restart it"')
    world.expectMessage(at.answersTheirs, 'both sides read it')
    for (const card of [toTom, toContact]) expect(world.again(card).text).toContain('We restart it')

    await contact.press(toContact, 'escalation.snooze')
    await contact.submit({ until: 'for 2h' })
    expect(await sides()).toMatchObject({ partner: { state: 'snoozed', by: { name: at.contact } } })
    // While Anna is away it stays with whoever stands in.
    await anna.say(internal, '@Liaison away off')
    await tom.press(toTom, 'escalation.assign')
    const away = (await ladder()).climbed.find(({ side }) => side === 'internal')?.instead?.away
    await tom.submit({ personId: away?.[0] ?? '' })
    expect(await sides()).toMatchObject({ internal: { state: 'acknowledged', by: { name: 'Anna Berg' } } })
    await world.settle()

    // It is the other side's, and their own head's, to say that it is over, or to move the other company.
    world.takeMessages()
    await tom.say(internal, '@Liaison resolve ESC-1 "It is fine"')
    world.expectMessage(at.answersOurs, 'Only the account manager')
    await tom.say(internal, '@Liaison next ESC-1 --side theirs')
    world.expectMessage(at.answersOurs, 'Only the account manager')
    await contact.say(shared, '@Liaison resolve ESC-1 "It is fine"')
    world.expectMessage(at.answersTheirs, 'the account manager and the sponsor do that')
    world.expectNothingElse()
  },
)

type Who = ReturnType<World['person']>
