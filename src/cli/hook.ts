import { randomBytes } from 'node:crypto'
import { inTransaction } from '../app/in-transaction.ts'
import { recordForPartners } from '../app/partners/record-for-partners.ts'
import type { Means } from '../app/scene.ts'
import type { AppServices } from '../app/services.ts'
import type { Person } from '../domain/partners/partner.ts'
import { DAY, type Instant } from '../domain/time/instant.ts'
import { sayInstant } from '../domain/time/say-time.ts'
import { named } from '../domain/timeline/fact.ts'
import { HOOKS } from '../ports/store/outbox.ts'
import type { PageAddress } from '../ports/store/pages.ts'
import { personCalled } from './find-person.ts'
import { fine, type Line, problem } from './line.ts'

const LONGEST_URL = 2_000

export type HookAsked = { who: string; url?: string; newSecret?: true; remove?: true; by?: string }

/** `liaison hook`: where a service of somebody's own company takes pages for them. The secret that signs them is said once, and the address never again but for its host. */
export async function hook(services: AppServices, asked: HookAsked): Promise<Line[]> {
  const { who, url: typed, newSecret, remove, by } = asked
  if (remove && (typed !== undefined || newSecret)) return [problem('--remove goes alone.')]
  const wrong = typed === undefined ? undefined : whyNoAddress(typed)
  if (wrong !== undefined) return [problem(`--url: ${wrong}`)]
  const url = typed === undefined ? undefined : URL.parse(typed)?.href
  return inTransaction(
    services,
    { origin: { via: 'command line', ...(by !== undefined && { by }) } },
    async (means) => {
      const { tx, now } = means
      const person = await personCalled(tx, who)
      if ('refused' in person) return [problem(person.refused)]
      const before = await tx.pageAddresses.of(person.id)
      if (remove) return removed(means, person, before)
      if (url === undefined && !newSecret) return [show(person, before, now)]
      if (url === undefined && !before) return [problem(`${none(person)} Give its address: --url https://…`)]
      const secret = before && !newSecret ? undefined : `whsec_${randomBytes(32).toString('base64')}`
      const address = changed(person, before, { url, secret, now })
      await tx.pageAddresses.save(address)
      await recordHook(means, person, before, address)
      await tx.outbox.forgetUnreachable(`${HOOKS}:person:${person.id}`)
      return [show(person, address, now), ...(secret === undefined ? [] : sayOnce(secret))]
    },
  )
}

/** Whoever takes pages changes to the new secret when they like: for a day both sign. */
function changed(
  { id: personId }: Person,
  before: PageAddress | undefined,
  { url = before?.url ?? '', secret, now }: { url: string | undefined; secret: string | undefined; now: Instant },
): PageAddress {
  if (!before) return { personId, url, secret: secret!, changedAt: now }
  if (secret === undefined) return { ...before, url, changedAt: now }
  return { personId, url, secret, former: { secret: before.secret, until: now + DAY }, changedAt: now }
}

async function removed(means: Means, person: Person, before: PageAddress | undefined): Promise<Line[]> {
  if (!before) return [fine(none(person))]
  await means.tx.pageAddresses.remove(person.id)
  await recordHook(means, person, before, undefined)
  return [fine(`No pages go out for ${person.name} any more.`)]
}

/** Where pages for somebody go is told by the host alone, to our own people, with every partner for which they are named. */
async function recordHook(
  means: Means,
  person: Person,
  before: PageAddress | undefined,
  after: PageAddress | undefined,
): Promise<void> {
  const isSigned = before !== undefined && after !== undefined && before.secret !== after.secret
  if (before?.url === after?.url && !isSigned) return
  const data = { name: named(person), from: hostOf(before), to: hostOf(after) }
  await recordForPartners(means, person, 'PageHookChanged', { ...data, ...(isSigned && { secret: 'another' }) })
}

function hostOf(address: PageAddress | undefined): string {
  return address === undefined ? '' : (URL.parse(address.url)?.host ?? 'an address')
}

function show(person: Person, address: PageAddress | undefined, now: Instant): Line {
  if (!address) return fine(none(person))
  const { changedAt, former } = address
  const both =
    former && now < former.until ? ` The secret before signs as well until ${sayInstant(former.until, 'UTC')}.` : ''
  return fine(`Pages for ${person.name} go to ${hostOf(address)}, set on ${sayInstant(changedAt, 'UTC')}.${both}`)
}

function sayOnce(secret: string): Line[] {
  return [fine(`They are signed with this secret, which is not shown again: ${secret}`)]
}

function none({ name }: Person): string {
  return `No pages go out for ${name}.`
}

function whyNoAddress(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || text.length > LONGEST_URL) return 'that is no address. Write e.g. https://pages.example.com/anna'
  if (url.protocol !== 'https:') return 'pages are sent over HTTPS alone.'
  return url.username === '' && url.password === ''
    ? undefined
    : 'leave out user and password; pages are signed instead.'
}
