import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { hookId, OURS } from '../../src/domain/escalations/named-hook.ts'
import { acmeSheet, App, people, places, textOf } from '../kit/app-fixture.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

test('a partner without history is removed with all that was set up for it, once its short name is said again, and can be registered anew', async () => {
  const { id: acme } = (await app.read((view) => view.partners.bySlug('acme')))!
  const theirs = hookId({ owner: acme, name: 'noc' })
  await app.services.store.transact(async (tx) => {
    for (const personId of [theirs, hookId({ owner: OURS, name: 'noc' })])
      await tx.pageAddresses.save({ personId, url: 'https://noc.example.com', secret: 'whsec_kept', changedAt: 0 })
  })
  const asked = await app.says(people.anna, 'remove acme')
  expect(asked).toMatchObject({ kind: 'form', form: { form: 'partner.remove' } })
  const wrong = await app.submits(people.anna, 'partner.remove', 'acme', { text: 'globex' })
  expect(textOf(wrong)).toContain('enter acme')
  const done = await app.submits(people.anna, 'partner.remove', 'acme', { text: 'Acme' })
  expect(textOf(done)).toContain('Acme Hosting is removed')
  await app.read(async (view) => {
    expect(await view.partners.list()).toEqual([])
    expect(await view.memberships.ofAll()).toEqual([])
    expect((await view.pageAddresses.named()).map(({ personId }) => personId)).not.toContain(theirs)
    expect(await view.pageAddresses.named()).toHaveLength(1)
    expect((await view.timers.list(50)).filter(({ kind }) => kind.startsWith('check-in'))).toEqual([])
  })
  expect(textOf(await app.says(people.ravi, 'cases'))).toMatch(/do not know you|know no such/u)
  await applyPartnerSheet(app.services, partnerSheet.parse(acmeSheet))
  expect(textOf(await app.says(people.anna, 'case acme "Orders are late"'))).toContain('CASE-1')
})

describe('what stands between both companies is history, and is not removed', () => {
  const PROMISE = { measure: 'resolve', severity: 1, obligor: 'internal', protects: 'Orders' }
  const propose = (target: string) =>
    applyPartnerSheet(
      app.services,
      partnerSheet.parse({ slug: 'acme', name: 'Acme Hosting', sla: { objectives: [{ ...PROMISE, target }] } }),
    )
  const openProposal = async () =>
    (await app.read(async (view) => view.proposals.openOf((await view.partners.bySlug('acme'))!.id)))!
  const answers = async (action: string, values: Record<string, string> = {}) => {
    const { id, version } = await openProposal()
    const context = { subject: 'acme', proposal: id, read: `${version}` }
    return app.receive(app.inbound(people.ravi, { kind: 'submission', form: action, context, values }, places.shared))
  }

  const ways: [string, () => Promise<unknown>][] = [
    ['terms that are proposed', async () => undefined],
    ['terms that were accepted', () => app.accepts()],
    ['terms that were declined', () => answers('proposal.decline', { text: 'Too long' })],
    ['terms that were taken back', () => app.presses(people.anna, 'proposal.take-back', 'acme', 1)],
    ['terms that other words took the place of', () => propose('3h')],
  ]

  test.each(ways)('%s', async (_, becomes) => {
    await propose('9h')
    await becomes()
    expect(await kindsOfRecord()).not.toEqual([])
    const before = await kindsOfRecord()
    expect(textOf(await app.says(people.anna, 'remove acme'))).toMatch(/terms that were proposed.*end acme "why"/su)
    const sent = await app.submits(people.anna, 'partner.remove', 'acme', { text: 'acme' })
    expect(textOf(sent)).toContain('has a history')
    expect(await kindsOfRecord()).toEqual(before)
  })

  test('so is whatever people of the partner did', async () => {
    await app.services.store.transact(async (tx) => {
      const { id } = (await tx.partners.bySlug('acme'))!
      const ravi = (await tx.memberships.ofAll()).find(({ side }) => side === 'partner')!
      const by = { personId: ravi.personId, name: people.ravi.name, side: 'partner' as const }
      await tx.facts.append({
        partnerId: id,
        at: app.clock.now(),
        subject: 'acme',
        kind: 'PersonNamed',
        by,
        data: {},
        audience: 'shared',
      })
    })
    expect(textOf(await app.says(people.anna, 'remove acme'))).toContain('what its people did')
  })

  const kindsOfRecord = () =>
    app.read(async (view) => (await view.facts.of((await view.partners.bySlug('acme'))!.id)).map(({ kind }) => kind))
})

test('a sheet ends a partner and resumes it as a line does, with the same refusals', async () => {
  const { stage: _, ...unstaged } = acmeSheet
  const apply = (change: object) => applyPartnerSheet(app.services, partnerSheet.parse({ ...unstaged, ...change }))
  await app.says(people.anna, 'case acme "Orders are late"')
  expect(await apply({ stage: 'ended' })).toMatchObject({ refused: expect.stringContaining('CASE-1') })
  await app.says(people.anna, 'withdraw CASE-1 "A mistake"')
  expect(await apply({ stage: 'ended' })).not.toHaveProperty('refused')
  expect(await apply({ stage: 'ended' })).not.toHaveProperty('refused')
  expect(textOf(await app.says(people.anna, 'case acme "Orders are late"'))).toContain('resume acme')
  expect(await apply({})).toMatchObject({ refused: expect.stringContaining('stage: steady') })
  expect(await apply({ stage: 'renewal' })).not.toHaveProperty('refused')
  expect(textOf(await app.says(people.anna, 'case acme "Orders are late"'))).toContain('CASE-2')
  expect(JSON.stringify(await app.says(people.anna, 'timeline acme'))).toMatch(
    /ended acme.*resumed acme, in the stage renewal/su,
  )
})

test('a partner that is not ended, or has ended already, says so and changes nothing', async () => {
  expect(textOf(await app.says(people.anna, 'resume acme'))).toContain('has not ended')
  await app.says(people.anna, 'end acme "Over"')
  expect(textOf(await app.says(people.anna, 'end acme "Over"'))).toContain('has ended already')
  expect(textOf(await app.says(people.tom, 'resume acme'))).toContain('Only the account manager')
})
