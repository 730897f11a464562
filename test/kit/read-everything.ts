import type { MessageAt } from '../../src/ports/store/thread-messages.ts'
import type { Store, Tx } from '../../src/ports/store/store.ts'

import { EVERY_KIND } from '../fixtures/every-kind-template.ts'

/** More than any kept database has of one kind. */
const ALL = 1_000

/** A message of which a case is made in every kept database. */
export const MADE_OF: MessageAt = {
  ...{ platform: 'slack', tenantId: 'T0HOME', conversationId: 'C-SHARED', messageId: '1716200000.000100' },
}

/** Periods for which figures are reported in every kept database. */
const MEASURED = ['2026-11', '2026-12']

/** All that the product reads of a database, through its own ports: whatever cannot be read any more fails here. */
export function readEverything(store: Store): Promise<unknown> {
  return store.read(async (view) => ({
    installations: await view.installations.list(),
    managersOfAll: await view.managersOfAll.list(),
    timers: await view.timers.list(ALL),
    messages: await view.outbox.summary(ALL),
    held: await view.outbox.held(['slack:person:T0ACME:URAVI']),
    waiting: await view.inbox.pending(ALL),
    origins: await view.caseOrigins.of(MADE_OF),
    away: await view.absences.notOver(0),
    templates: await view.checkInTemplates.newestOfEach(),
    template: await view.checkInTemplates.version(EVERY_KIND.slug, EVERY_KIND.version),
    pagesTo: await view.pageAddresses.of('anna-paged'),
    page: await view.pageTokens.of('page-1'),
    taken: await view.takenRequests.answerTo({ tokenId: 'token-1', key: 'key-1', body: '{}' }),
    partners: await inTurn(await view.partners.list(), async (partner) => ({
      partner,
      people: await view.memberships.of(partner.id),
      organisations: await view.partnerOrganisations.of(partner.id),
      channels: await view.bindings.of(partner.id),
      reported: await view.measurements.inPeriods([partner.id], MEASURED),
      letPass: await view.figureWaivers.inPeriods(partner.id, MEASURED),
      tokens: await view.tokens.ofPartner(partner.id),
      rotations: await view.rotations.of(partner.id),
      drills: await view.drills.of(partner.id),
      closed: await view.ledger.closesOf(partner.id),
      booked: await view.ledger.entriesOf(partner.id),
      disputed: await view.ledger.disputesOf(partner.id),
      proposed: await view.proposals.openOf(partner.id),
      record: await view.facts.of(partner.id),
      cases: await inTurn(await view.cases.list({ partnerId: partner.id, unresolved: false, limit: ALL }), (one) =>
        everythingAbout(view, partner.id, one),
      ),
      maintenance: await inTurn(await view.maintenance.statusesOf(partner.id), ({ number }) =>
        view.maintenance.byNumber(number),
      ),
      actions: await view.correctiveActions.statusesOf(partner.id),
      checks: await inTurn(numbers(await view.runs.countOf(partner.id)), (number) => view.runs.byNumber(number)),
      unnamed: await inTurn(numbers(await view.runs.countOf(partner.id)), (number) => unnamedIn(view, number)),
    })),
  }))
}

async function unnamedIn(view: Tx, number: number) {
  const runId = (await view.runs.byNumber(number))?.id ?? ''
  return {
    answers: await view.anonymousAnswers.of(runId),
    anna: await view.anonymousAnswers.hasAnswered(runId, 'anna'),
  }
}

async function everythingAbout(view: Tx, partnerId: string, about: { id: string }) {
  return {
    about,
    followers: await view.cases.followers(about.id, ALL),
    clocks: await view.clocks.ofSubject('case', about.id),
    ladders: await view.ladders.about(partnerId, about.id),
    actions: await view.correctiveActions.ofSources([about.id]),
    marks: await view.caseMarks.ofCases([about.id]),
    standsAt: await view.outbox.destinationsOf(`case:${about.id}`),
  }
}

/** A store has one connection for a transaction: one question after the other. */
async function inTurn<T, R>(all: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const one of all) results.push(await work(one))
  return results
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
