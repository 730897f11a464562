import type { Case } from '../../../src/domain/cases/case.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import type { Delivery } from '../../../src/ports/store/outbox.ts'
import type { Tx } from '../../../src/ports/store/store.ts'
import type { App } from '../../kit/app-fixture.ts'
import { type Attempt, lineOf } from './attempts.ts'
import type { About, Deed, Who } from './model.ts'
import { accountOf, CAST, MARKS, standingOf, type Place, type Speaker } from './stage.ts'

/** What came of an attempt: what its author was answered, and what anybody else was sent. */
export type Outcome = { answer: Answer; replies: Delivery[]; others: Delivery[] }

export async function attempt(app: App, speaker: Speaker, place: Place, what: Attempt): Promise<Outcome> {
  const before = (await app.taken()).length
  const answer = await perform(app, speaker, place, what)
  const sent = (await app.taken()).slice(before)
  const isReply = ({ destination }: Delivery) => destination.kind === 'reply'
  return { answer, replies: sent.filter(isReply), others: sent.filter((one) => !isReply(one)) }
}

async function perform(app: App, speaker: Speaker, place: Place, what: Attempt): Promise<Answer> {
  const { how, subject } = what
  if ('line' in how) {
    const said = await app.says(speaker, lineOf(how.line, what), place)
    return 'kind' in said ? said : { kind: 'nothing' }
  }
  if ('button' in how) return app.presses(speaker, how.button, subject, how.version, place)
  const context: Record<string, string> = subject === '' ? {} : { subject }
  return app.receive(app.inbound(speaker, { kind: 'submission', form: how.form, context, values: how.values }, place))
}

/** All that is kept of partnerships, as one text: two of the same mean that nothing was changed. */
export function everythingKept(app: App): Promise<string> {
  return app.read(async (view) => {
    const partners = await view.partners.list()
    const each = await Promise.all(
      partners.map(async ({ id }) => [
        await view.memberships.of(id).then((all) => all.map(({ person, ...one }) => [one, person.partnerId])),
        await view.bindings.of(id).then((all) => all.map(({ conversation, ...one }) => [one, conversation.id])),
        await view.runs.latestOf(id),
        await view.maintenance.statusesOf(id),
        await view.facts.of(id).then((facts) => facts.length),
      ]),
    )
    return JSON.stringify([
      partners,
      each,
      (await view.cases.list({ unresolved: false, limit: 1_000 })).map(withoutRecall),
      await view.ladders.active({}),
      // When messages go out that wait for hours is told with these.
      (await view.timers.list(1_000)).filter(({ kind }) => kind !== 'messages.opening'),
      (await view.managersOfAll.list()).map(({ id }) => id),
    ])
  })
}

/** That a message to somebody also says until when a resolution may be objected to is told with that message. */
function withoutRecall(state: Case): object {
  const { version: _version, ...one } = state
  if (one.status !== 'resolved' || !one.confirmation) return one
  const { recalled: _recalled, ...confirmation } = one.confirmation
  return { ...one, confirmation }
}

/** Who somebody is, by what is kept of them. */
export function whoIs(app: App, speaker: Speaker): Promise<Who> {
  return app.read(async (view) => {
    const person = await view.people.byAccount(accountOf(speaker))
    const slugs = await slugsById(view)
    const memberships = person ? await view.memberships.ofPerson(person.id) : []
    const roles = memberships.map(({ partnerId, role }) => ({ slug: slugs.get(partnerId)!, role }))
    const standing = standingOf(speaker)
    if (standing === 'gone') return { side: 'nobody' }
    if (standing === 'ours') {
      const admin = app.services.admins.some(({ userId }) => userId === speaker.userId)
      const managesAll = person !== undefined && (await view.managersOfAll.has(person.id))
      return { side: 'ours', admin, managesAll, roles }
    }
    const slug = person?.partnerId === undefined ? undefined : slugs.get(person.partnerId)
    return slug !== undefined && roles.some((one) => one.slug === slug)
      ? { side: 'theirs', slug, roles }
      : { side: 'nobody' }
  })
}

/** What is attempted, told apart by who it is that is named. */
export async function deedOf(app: App, about: About, { deed, who, subject }: Attempt, speaker: Speaker): Promise<Deed> {
  if (deed === 'own action') return (await ownsAction(app, subject, speaker)) ? 'work' : deed
  if (deed === 'own escalation') return (await isCalledBy(app, subject, speaker)) ? 'work' : deed
  if (deed === 'leave out') return (await owesCase(app, subject, speaker)) ? 'work' : deed
  if (deed !== 'name people') return deed
  const named = CAST[who]!
  switch (standingOf(named)) {
    case 'gone':
      return 'nonsense'
    case 'ours':
      return 'name people'
    case 'guest':
      return 'name their people'
    case 'outside': {
      const recorded = await app.read(async (view) => {
        const partner = about && (await view.partners.bySlug(about.slug))
        return partner ? view.partnerOrganisations.of(partner.id) : []
      })
      return recorded.some(({ tenantId }) => tenantId === named.tenantId) ? 'name their people' : 'name a stranger'
    }
  }
}

function ownsAction(app: App, subject: string, speaker: Speaker): Promise<boolean> {
  return app.read(async (view) => {
    const action = await view.correctiveActions.byNumber(Number(/-(\d+)$/u.exec(subject)?.[1]))
    return action !== undefined && action.owner.personId === (await view.people.byAccount(accountOf(speaker)))?.id
  })
}

/** By the record of who stood in for whom, or by having it; and they are still named there. */
function isCalledBy(app: App, subject: string, speaker: Speaker): Promise<boolean> {
  return app.read(async (view) => {
    const ladder = await view.ladders.byNumber(Number(/-(\d+)$/u.exec(subject)?.[1]))
    const person = await view.people.byAccount(accountOf(speaker))
    if (!ladder || !person) return false
    const side = speaker.outsider ? 'partner' : 'internal'
    const stands = ladder.sides[side]
    const instead = (await view.facts.of(ladder.partnerId, subject)).some(
      ({ kind, data }) =>
        kind === 'EscalationAwayFound' && data['side'] === side && JSON.stringify(data['instead'])?.includes(person.id),
    )
    const named = (await view.memberships.of(ladder.partnerId)).some((one) => one.personId === person.id)
    return named && (instead || ('by' in stands && stands.by.personId === person.id))
  })
}

function owesCase(app: App, subject: string, { outsider }: Speaker): Promise<boolean> {
  return app.read(async (view) => {
    const about = await view.cases.byNumber(Number(/-(\d+)$/u.exec(subject)?.[1]))
    return about?.obligor === (outsider ? 'partner' : 'internal')
  })
}

/** People who stand where nobody may: on two sides of a partner, with another partner’s people, or on our list without being ours. */
export function astrayIn(app: App): Promise<string[]> {
  return app.read(async (view) => {
    const astray: string[] = []
    for (const { id, slug } of await view.partners.list()) {
      const members = await view.memberships.of(id)
      for (const { side, person } of members) {
        const sides = new Set(members.filter((one) => one.personId === person.id).map((one) => one.side))
        if (sides.size > 1) astray.push(`${person.name} on both sides of ${slug}`)
        if (side === 'partner' && person.partnerId !== id) astray.push(`${person.name} with ${slug}, not bound to it`)
        if (side === 'internal' && person.partnerId !== undefined) astray.push(`${person.name}, a contact, on our side`)
      }
    }
    for (const { name, partnerId } of await view.managersOfAll.list())
      if (partnerId !== undefined) astray.push(`${name}, a contact, among the managers of all partners`)
    return astray
  })
}

/** The partner that an attempt is about, by what is kept. */
export function aboutOf(app: App, who: Who, place: Place, { kind, subject, how }: Attempt): Promise<About> {
  return app.read(async (view) => {
    const number = Number(/-(\d+)$/u.exec(subject)?.[1])
    const own = who.side === 'theirs' ? who.slug : undefined
    // What a contact writes after these is its title, unless it is their own partner: they have but one.
    const isTitle = own !== undefined && 'verb' in how && ['case', 'maintenance', 'action'].includes(how.verb)
    const slug = isTitle
      ? own
      : kind === 'partner'
        ? subject
        : kind === 'here'
          ? (own ?? (await slugHere(view, place)))
          : undefined
    const found =
      kind === 'case'
        ? (await view.cases.byNumber(number))?.partnerId
        : kind === 'escalation'
          ? (await view.ladders.byNumber(number))?.partnerId
          : kind === 'check-in'
            ? (await view.runs.byNumber(number))?.partnerId
            : kind === 'maintenance'
              ? (await view.maintenance.byNumber(number))?.partnerId
              : kind === 'action'
                ? (await view.correctiveActions.byNumber(number))?.partnerId
                : undefined
    const partner = slug === undefined ? found && (await view.partners.get(found)) : await view.partners.bySlug(slug)
    return partner ? { slug: partner.slug, waiting: partner.unconfirmed !== undefined } : undefined
  })
}

async function slugHere(view: Tx, place: Place): Promise<string | undefined> {
  const served = await servedAt(view, place)
  return served.slugs.size === 1 ? [...served.slugs][0] : undefined
}

/** What a place is bound as, and who else reads there as far as is known. */
export async function servedAt(view: Tx, place: Place | { row: string }, readers?: unknown) {
  const conversation =
    'row' in place
      ? await view.conversations.get(place.row)
      : await view.conversations.at('slack', 'T0HOME', place.conversationId)
  const bindings = conversation ? await view.bindings.at(conversation.id) : []
  const slugs = await slugsById(view)
  return {
    slugs: new Set(bindings.map(({ partnerId }) => slugs.get(partnerId)!)),
    shared: bindings.some(({ purpose }) => purpose === 'shared'),
    outsiders: conversation?.outsiders === true || readers === 'others',
    oursAlone: readers === 'ours alone',
  }
}

type Served = Awaited<ReturnType<typeof servedAt>>

/** Whether one of ours is shown what is about a partner (or, without a slug, about all) in a place. */
export function isShownTo(
  place: Place,
  { slugs, shared, outsiders, oursAlone }: Served,
  slug: string | undefined,
): boolean {
  if (place.kind === 'direct') return true
  if (slug !== undefined && slugs.has(slug)) return true
  if (shared || outsiders) return false
  return slugs.size > 0 || slug !== undefined || oursAlone
}

/** Whether the place is for our own eyes. */
export function isInside(place: Place, { slugs, shared, outsiders }: Served): boolean {
  return place.kind === 'direct' || (slugs.size > 0 && !shared && !outsiders)
}

/** Everything that somebody learned who may not, in a sentence each. `was`: the state of the place before. */
export function leaksOf(
  app: App,
  speaker: Speaker,
  who: Who,
  place: Place,
  was: Served,
  outcome: Outcome,
): Promise<string[]> {
  return app.read(async (view) => {
    const is = await servedAt(view, place, app.readers.get(place.conversationId))
    const leaks: string[] = []
    const { answer, replies, others } = outcome
    const told = JSON.stringify([answer, replies.map(({ card }) => card)])
    // A form is before the eyes of one person alone, wherever it was asked for.
    const isForm = answer.kind === 'form' || answer.kind === 'errors'
    const there = isForm ? JSON.stringify(replies.map(({ card }) => card)) : told
    for (const [slug, { called, said, inside }] of Object.entries(MARKS)) {
      const see = (text: string, words: string[], reader: string) => {
        for (const word of words) if (text.includes(word)) leaks.push(`${reader} read “${word}” of ${slug}`)
      }
      if (who.side === 'ours') {
        const shown = isShownTo(place, was, slug) || isShownTo(place, is, slug)
        if (!shown) see(there, [said, inside], speaker.name)
        if (!isInside(place, was) && !isInside(place, is)) see(there, [inside], speaker.name)
      } else {
        see(told, who.side === 'theirs' && who.slug === slug ? [inside] : [called, said, inside], speaker.name)
      }
      for (const { destination, card } of others) {
        const text = JSON.stringify(card)
        if (destination.kind === 'conversation') {
          const served = await servedAt(view, { row: destination.conversationRowId })
          if (!served.slugs.has(slug)) see(text, [called, said], 'a channel of somebody else')
          if (served.shared || served.outsiders) see(text, [inside], 'a channel that others read')
        } else if (destination.kind === 'person') {
          const reader = await view.people.get(destination.personId)
          const outside = CAST.some((one) => one.outsider && one.userId === destination.userId)
          const own = (await slugsById(view)).get(reader?.partnerId ?? '')
          if (outside) see(text, own === slug ? [inside] : [called, said, inside], 'a contact')
        }
      }
    }
    return leaks
  })
}

async function slugsById(view: Tx): Promise<Map<string, string>> {
  return new Map((await view.partners.list()).map(({ id, slug }) => [id, slug]))
}
