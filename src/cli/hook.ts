import { randomBytes } from 'node:crypto'
import { inTransaction } from '../app/in-transaction.ts'
import type { Means } from '../app/scene.ts'
import type { AppServices } from '../app/services.ts'
import { hookNamed, OURS } from '../domain/escalations/named-hook.ts'
import { DAY, type Instant } from '../domain/time/instant.ts'
import { sayInstant } from '../domain/time/say-time.ts'
import { HOOKS } from '../ports/store/outbox.ts'
import type { PageAddress } from '../ports/store/pages.ts'
import { fine, type Line, problem } from './line.ts'
import { asFor, type Named, type PagesFor, pagesFor } from './pages-for.ts'

const LONGEST_URL = 2_000

export type HookAsked = { who?: string; url?: string; newSecret?: true; remove?: true; by?: string } & Named

/**
 * `liaison hook`: where a service of somebody's own company takes pages for them, or those of a step that calls it by name; without any, those that have a name. The
 * secret that signs them is said once, and the address never again but for its host.
 */
export async function hook(services: AppServices, asked: HookAsked): Promise<Line[]> {
  const { who, url: typed, newSecret, remove, by } = asked
  if (remove && (typed !== undefined || newSecret)) return [problem('--remove goes alone.')]
  const wrong = typed === undefined ? undefined : whyNoAddress(typed)
  if (wrong !== undefined) return [problem(`--url: ${wrong}`)]
  const url = typed === undefined ? undefined : URL.parse(typed)?.href
  const isAlone = [who, asked.name, asked.of, typed, newSecret, remove].every((one) => one === undefined)
  return inTransaction(
    services,
    { origin: { via: 'command line', ...(by !== undefined && { by }) } },
    async (means) => {
      const { tx, now } = means
      if (isAlone) return listNamed(means)
      const whose = await pagesFor(tx, who, asked)
      if ('refused' in whose) return [problem(whose.refused)]
      const before = await tx.pageAddresses.of(whose.id)
      if (remove) return removed(means, whose, before)
      if (url === undefined && !newSecret) return [show(whose, before, now)]
      if (url === undefined && !before) return [problem(`${none(whose)} Give its address: --url https://…`)]
      const secret = before && !newSecret ? undefined : `whsec_${randomBytes(32).toString('base64')}`
      const address = changed(whose, before, { url, secret, now })
      await tx.pageAddresses.save(address)
      await recordHook(means, whose, before, address)
      await tx.outbox.forgetUnreachable(`${HOOKS}:person:${whose.id}`)
      return [show(whose, address, now), ...(secret === undefined ? [] : sayOnce(secret))]
    },
  )
}

/** Those that steps call by name. */
async function listNamed({ tx, now }: Means): Promise<Line[]> {
  const lines: Line[] = []
  for (const address of await tx.pageAddresses.named()) {
    const found = hookNamed(address.personId)
    const owner = found && found.owner !== OURS ? await tx.partners.get(found.owner) : undefined
    if (found) lines.push(show(asFor(found, owner), address, now))
  }
  return lines.length > 0
    ? lines
    : [fine('No page hook has a name. Set one: liaison hook --name noc --of ours --url https://…')]
}

/** Whoever takes pages changes to the new secret when they like: for a day both sign. */
function changed(
  { id: personId }: PagesFor,
  before: PageAddress | undefined,
  { url = before?.url ?? '', secret, now }: { url: string | undefined; secret: string | undefined; now: Instant },
): PageAddress {
  if (!before) return { personId, url, secret: secret!, changedAt: now }
  if (secret === undefined) return { ...before, url, changedAt: now }
  return { personId, url, secret, former: { secret: before.secret, until: now + DAY }, changedAt: now }
}

async function removed(means: Means, whose: PagesFor, before: PageAddress | undefined): Promise<Line[]> {
  if (!before) return [fine(none(whose))]
  await means.tx.pageAddresses.remove(whose.id)
  await recordHook(means, whose, before, undefined)
  return [fine(`No pages go out for ${whose.words} any more.`)]
}

/** Where pages go is told by the host alone, to our own people. */
async function recordHook(
  means: Means,
  whose: PagesFor,
  before: PageAddress | undefined,
  after: PageAddress | undefined,
): Promise<void> {
  const isSigned = before !== undefined && after !== undefined && before.secret !== after.secret
  if (before?.url === after?.url && !isSigned) return
  const data = { from: hostOf(before), to: hostOf(after) }
  await whose.record(means, { ...data, ...(isSigned && { secret: 'another' }) })
}

function hostOf(address: PageAddress | undefined): string {
  return address === undefined ? '' : (URL.parse(address.url)?.host ?? 'an address')
}

function show(whose: PagesFor, address: PageAddress | undefined, now: Instant): Line {
  if (!address) return fine(none(whose))
  const { changedAt, former } = address
  const both =
    former && now < former.until ? ` The secret before signs as well until ${sayInstant(former.until, 'UTC')}.` : ''
  return fine(`Pages for ${whose.words} go to ${hostOf(address)}, set on ${sayInstant(changedAt, 'UTC')}.${both}`)
}

function sayOnce(secret: string): Line[] {
  return [fine(`They are signed with this secret, which is not shown again: ${secret}`)]
}

function none({ words }: PagesFor): string {
  return `No pages go out for ${words}.`
}

function whyNoAddress(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url || text.length > LONGEST_URL) return 'that is no address. Write e.g. https://pages.example.com/anna'
  if (url.protocol !== 'https:') return 'pages are sent over HTTPS alone.'
  return url.username === '' && url.password === ''
    ? undefined
    : 'leave out user and password; pages are signed instead.'
}
