import { type Purpose, PURPOSES } from '../domain/partners/purpose.ts'
import type { Form, FormOption } from './form.ts'
import { PURPOSE_WORDS } from './product-words.ts'
import { select } from './terms-form.ts'

/** A channel as a form offers it, by its row. `here`: it is where the form was asked for. */
export type OfferedChannel = { id: string; name: string; platform: string; here?: true }
export type BoundChannel = OfferedChannel & { purpose: Purpose }

type Of = { slug: string; name: string; above?: string[] }

/** A channel gets a part, or one of those that have one is let go. */
export function channelsChooseForm({ slug, name, above = [] }: Of, bound: BoundChannel[], mayBind: boolean): Form {
  const options = [
    ...(mayBind ? [{ value: 'new', label: 'Give a channel its part' }] : []),
    ...bound.map((one) => ({ value: bindingValue(one), label: `Let go: ${sayBound(one)}` })),
  ]
  return {
    ...{ form: 'terms.channels', title: 'Channels', submitLabel: 'Next', repeatable: true },
    intro: [...above, elsewhere(slug, name)],
    fields: [select('of', 'What is to change?', options, {})],
    context: { subject: slug },
  }
}

const MEANINGS: Record<Purpose, string> = {
  shared: 'Shared: both companies read it',
  internal: 'Internal: our own results and notices',
  managers: 'Managers: escalations that reach them',
}

export function bindForm(
  { slug, name, above = [] }: Of,
  channels: OfferedChannel[],
  entries: Record<string, string> = {},
): Form {
  return {
    ...{ form: 'partner.bind', title: 'A channel’s part', submitLabel: 'See what changes', repeatable: true },
    intro: [...above, elsewhere(slug, name)],
    fields: [
      select(
        'channel',
        'Which channel?',
        channels.map((one) => ({ value: one.id, label: sayChannel(one) })),
        entries,
      ),
      select(
        'purpose',
        'Its part',
        PURPOSES.map((value) => ({ value, label: MEANINGS[value] })),
        entries,
      ),
    ],
    context: { subject: slug },
  }
}

export function unbindForm(
  { slug, name, above = [] }: Of,
  bound: BoundChannel[],
  entries: Record<string, string> = {},
): Form {
  return {
    ...{ form: 'partner.unbind', title: 'Let a channel go', submitLabel: 'See what changes', repeatable: true },
    intro: [...above, `What is shown of ${name} comes there no more; what stands there stays.`],
    fields: [
      select(
        'binding',
        'Which?',
        bound.map((one): FormOption => ({ value: bindingValue(one), label: sayBound(one) })),
        entries,
      ),
    ],
    context: { subject: slug },
  }
}

/** How a form names one part of one channel. */
export function bindingValue({ id, purpose }: Pick<BoundChannel, 'id' | 'purpose'>): string {
  return `${purpose} ${id}`
}

function elsewhere(slug: string, name: string): string {
  return `A channel that is not in the list gets a part with ${name} in itself: type “@Liaison bind ${slug} shared” there, or “internal”, or “managers”.`
}

function sayBound(one: BoundChannel): string {
  return `${sayChannel(one)}, ${PURPOSE_WORDS[one.purpose]}`
}

function sayChannel({ name, platform, here }: OfferedChannel): string {
  const called = name === '' ? 'a channel without a known name' : `#${name}`
  return here ? `This one, ${called}` : `${called} in ${platform}`
}
