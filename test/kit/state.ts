import type { Store } from '../../src/ports/store/store.ts'

/** More than any test has. */
const ALL = 1_000

/**
 * Everything the product knows and will do, as plain data: equal before and after means that nothing was changed. What was heard and what
 * was answered (inbox and outbox) is not part of it, nor what a platform says of whoever spoke.
 */
export async function stateOf(store: Store) {
  return store.read(async (view) => {
    const partners = await view.partners.list()
    const cases = await view.cases.list({ unresolved: false, limit: ALL })
    const perPartner = partners.map(async ({ id }) => ({
      memberships: (await view.memberships.of(id)).map(({ person, ...membership }) => ({
        ...membership,
        person: { ...person, locale: undefined, profileFrom: undefined },
      })),
      bindings: (await view.bindings.of(id)).map(({ conversationRowId, purpose }) => ({ conversationRowId, purpose })),
      latestRun: await view.runs.latestOf(id),
      ladders: await view.ladders.active({ partnerId: id }),
      facts: await view.facts.of(id),
    }))
    return {
      partners,
      cases,
      clocks: await Promise.all(cases.map(({ id }) => view.clocks.ofSubject('case', id))),
      perPartner: await Promise.all(perPartner),
      timers: await view.timers.list(ALL),
    }
  })
}
