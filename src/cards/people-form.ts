import type { Role, Side } from '../domain/partners/party.ts'
import type { PersonRef } from './card.ts'
import type { Form, FormOption } from './form.ts'
import { listed } from './listed.ts'
import { roleWords } from './product-words.ts'
import { select } from './terms-form.ts'

/** Whose people: `since` says how much had become of who is named when a form was opened. `above`: sentences to begin with. */
type Of = { slug: string; name: string; since: string; above?: string[] }

/** Somebody named for a partner, with every role they hold. */
export type NamedInForm = { personId: string; name: string; side: Side; roles: Role[] }

/** Who is to be named, or of whom something is to become another. */
export function peopleChooseForm({ slug, name, above = [] }: Of, people: NamedInForm[], company: string): Form {
  const each = people.map((person): FormOption => ({
    value: person.personId,
    label: `${person.name} – ${sayRoles(person)}, ${person.side === 'internal' ? company : name}`,
  }))
  const options = [{ value: 'new', label: 'Somebody else: name them' }, ...each]
  return {
    ...{ form: 'terms.people', title: 'People', submitLabel: 'Next', intro: above, repeatable: true },
    fields: [select('of', 'Whom is it about?', options, {})],
    context: { subject: slug },
  }
}

const ROLE_OPTIONS: Record<Role, string> = {
  member: 'Team member, or contact on their side',
  'account-manager': 'Account manager of their side',
  sponsor: 'Sponsor of their side',
  manager: 'Manager, on our side alone',
}

export type PeopleAddEntries = { person?: PersonRef; role?: string }

/** Which side somebody stands on is never asked: that is where they belong. */
export function peopleAddForm({ slug, name, since, above = [] }: Of, { person, role }: PeopleAddEntries): Form {
  const options = (Object.keys(ROLE_OPTIONS) as Role[]).map((value) => ({ value, label: ROLE_OPTIONS[value] }))
  return {
    ...{ form: 'people.add', title: 'Name somebody', submitLabel: 'See what changes', repeatable: true },
    intro: [...above, `They are named for ${name}, on the side that they belong to.`],
    fields: [
      {
        ...{ kind: 'person', id: 'userId', label: 'Who?' },
        hint: `Not in the list? Mention them in the shared channel: people ${slug} add @name`,
        ...(person && { initial: person }),
      },
      select('role', 'As what?', options, role === undefined ? {} : { role }, {
        hint: 'Each side has one account manager and at most one sponsor: another takes their place.',
      }),
    ],
    context: { subject: slug, since },
  }
}

export type PersonChangeView = {
  person: NamedInForm
  /** Who could take over on their side. */
  others: { personId: string; name: string }[]
  /** Labels of what they hold with the partner. */
  holds: string[]
  /** They may also be taken off every partner. */
  mayLeave: boolean
}

/** What is to become of somebody named for a partner. */
export function personChangeForm(of: Of, view: PersonChangeView, entries: Record<string, string> = {}): Form {
  const { slug, name, since, above = [] } = of
  const { person, others, holds, mayLeave } = view
  const held = holds.length === 0 ? 'They hold nothing that is open.' : `They hold ${listed(holds)}.`
  const nobody = { value: 'next', label: 'Whoever is next on their side' }
  return {
    ...{ form: 'people.change', title: 'Somebody’s part', submitLabel: 'See what changes', repeatable: true },
    intro: [...above, `${person.name} is ${sayRoles(person)} for ${name}. ${held}`],
    fields: [
      select('become', 'What is to become of it?', becomeOptions(person, name, mayLeave), entries),
      ...(others.length === 0
        ? []
        : [
            select(
              'to',
              'Who takes over?',
              [nobody, ...others.map((one) => ({ value: one.personId, label: one.name }))],
              entries,
              { hint: 'Of what they hold, where they act no more.' },
            ),
          ]),
    ],
    context: { subject: slug, of: person.personId, since },
  }
}

function becomeOptions({ side, roles }: NamedInForm, partner: string, mayLeave: boolean): FormOption[] {
  const possible: Role[] = [
    'account-manager',
    'sponsor',
    'member',
    ...(side === 'internal' ? (['manager'] as const) : []),
  ]
  const more = possible.filter((role) => !roles.includes(role))
  return [
    ...more.map((role) => ({ value: `as ${role}`, label: `Also ${roleWords(role, side)}` })),
    ...(roles.length < 2
      ? []
      : roles.map((role) => ({ value: `not ${role}`, label: `No longer ${roleWords(role, side)}` }))),
    { value: 'gone', label: `No longer named for ${partner}` },
    ...(mayLeave ? [{ value: 'leaves', label: 'They leave: all that they hold passes on, with every partner' }] : []),
  ]
}

/** Somebody leaves, with every partner. */
export function personLeavesForm(entries: { person?: PersonRef; to?: PersonRef } = {}): Form {
  const { person, to } = entries
  return {
    ...{ form: 'person.leaves', title: 'Somebody leaves', submitLabel: 'See what changes', repeatable: true },
    intro: ['All that they hold passes on, with every partner. It cannot be taken back.'],
    fields: [
      { kind: 'person', id: 'userId', label: 'Who leaves?', ...(person && { initial: person }) },
      {
        ...{ kind: 'person', id: 'to', label: 'Who takes over?', optional: true },
        hint: 'Where both are named on one side. Empty: whoever is next there.',
        ...(to && { initial: to }),
      },
    ],
    context: {},
  }
}

/** What was entered, as what it would come to; the press does it. `held`: under which it is kept until then. */
export function deedPreviewForm({ held, lines, title }: { held: string; lines: string[]; title?: string }): Form {
  const context = { subject: held }
  return {
    ...{ form: 'deed.apply', title: title ?? 'What changes', submitLabel: 'Do it', fields: [], context },
    intro: ['Nothing is done yet. It comes to this:', ...lines],
    back: { label: 'Back', context: { ...context, back: 'yes' } },
  }
}

function sayRoles({ roles, side }: NamedInForm): string {
  return listed(roles.map((role) => roleWords(role, side)))
}
