import type { Form } from './form.ts'
import { fitting, shorten } from './quote.ts'

/** As many people as are chosen one by one; more are mentioned. */
export const MOST_IN_FORM = 8

type RotationFormView = {
  slug: string
  partnerName: string
  name: string
  zone: string
  people: { id: string; name: string }[]
  /** As it is. */
  said?: { members: string[]; every: string; at: string; startsOn: string; zone: string; hours: string }
}

/** Who of one's own side is on duty in turn, in which order, for how long, and from when. */
export function rotationForm({ slug, partnerName, name, zone, people, said }: RotationFormView): Form {
  const options = people.map((one) => ({ value: one.id, label: shorten(one.name, 74) }))
  const members = said?.members ?? []
  return {
    form: 'rotation.set',
    title: 'Set a rotation',
    submitLabel: 'Set it',
    intro: [
      `Of your own side with ${shorten(partnerName, 100)}: people who are on duty in turn. What you change holds from now.`,
      ...(members.length > MOST_IN_FORM
        ? [`It has ${members.length} turns: mention people to set more than ${MOST_IN_FORM}.`]
        : []),
    ],
    fields: [
      { kind: 'text', id: 'rotation', label: 'What is it called?', maxLength: 60, initial: fitting(name, 60) },
      ...Array.from({ length: Math.min(MOST_IN_FORM, Math.max(4, members.length + 1)) }, (_, at) => ({
        ...{ kind: 'select' as const, id: `m${at}`, label: at === 0 ? 'Who is first?' : 'And then?', options },
        ...{ optional: at > 0, ...(members[at] !== undefined && { initial: members[at] }) },
      })),
      {
        ...{ kind: 'text', id: 'every', label: 'How long is a turn?', maxLength: 20, initial: said?.every ?? '1 week' },
        hint: 'Such as “1 week”, “12 hours”, “2 days”, “1 month”.',
      },
      {
        ...{
          kind: 'text',
          id: 'at',
          label: 'When is it handed over?',
          maxLength: 30,
          initial: said?.at ?? 'monday 09:00',
        },
        hint: 'A day and a time, as “monday 09:00”; of hours and days a time alone.',
      },
      {
        ...{ kind: 'date', id: 'start', label: 'When does the first begin?', optional: true },
        ...(said && { initial: said.startsOn }),
      },
      { kind: 'text', id: 'zone', label: 'Whose clock?', maxLength: 60, initial: said?.zone ?? zone },
      {
        ...{ kind: 'text', id: 'hours', label: 'Only in these hours', maxLength: 200, optional: true },
        ...{ initial: said?.hours ?? 'always', hint: 'Such as “Mon-Fri 9:00-17:30”, or “always”.' },
      },
    ],
    context: { subject: slug },
  }
}

type OverrideFormView = {
  slug: string
  partnerName: string
  rotations: string[]
  people: { id: string; name: string }[]
  zone: string
}

/** Somebody is on for a time. */
export function overrideForm({ slug, partnerName, rotations, people, zone }: OverrideFormView): Form {
  return {
    form: 'rotation.override',
    title: 'Put somebody on duty',
    submitLabel: 'Put them on',
    intro: [`By a rotation of your own side with ${shorten(partnerName, 100)}, instead of whoever would be on.`],
    fields: [
      {
        ...{ kind: 'select', id: 'rotation', label: 'By which rotation?', initial: rotations[0] ?? '' },
        options: rotations.map((name) => ({ value: name, label: shorten(name, 74) })),
      },
      {
        ...{ kind: 'select', id: 'person', label: 'Who?' },
        options: people.map(({ id, name }) => ({ value: id, label: shorten(name, 74) })),
      },
      {
        ...{ kind: 'text', id: 'from', label: 'From when?', maxLength: 40, initial: 'now' },
        hint: `As “sat 22:00”, on the clock of ${zone}.`,
      },
      { kind: 'text', id: 'to', label: 'Until when?', maxLength: 40, placeholder: 'sun 08:00' },
    ],
    context: { subject: slug },
  }
}

/** Which of the times that were set over turns is taken away. */
export function endOverrideForm(slug: string, standing: { id: string; label: string }[]): Form {
  return {
    form: 'rotation.end-override',
    title: 'Take a time away',
    submitLabel: 'Take it away',
    intro: ['Whoever would be on is on again. What has been stays.'],
    fields: [
      {
        ...{ kind: 'select', id: 'override', label: 'Which one?' },
        options: standing.slice(0, 100).map((one) => ({ value: one.id, label: shorten(one.label, 74) })),
      },
    ],
    context: { subject: slug },
  }
}

export type SwapFormView = {
  slug: string
  partnerName: string
  /** Turns to come: one's own, and those of others. */
  mine: { id: string; label: string }[]
  theirs: { id: string; label: string }[]
}

/** A turn of one's own for one of somebody else, who is asked. */
export function swapForm({ slug, partnerName, mine, theirs }: SwapFormView): Form {
  const options = (turns: SwapFormView['mine']) =>
    turns.slice(0, 100).map(({ id, label }) => ({ value: id, label: shorten(label, 74) }))
  return {
    form: 'rotation.swap',
    title: 'Swap a turn',
    submitLabel: 'Ask them',
    intro: [
      `By a rotation of your own side with ${shorten(partnerName, 100)}. They are asked, and nothing changes until they accept.`,
    ],
    fields: [
      { kind: 'select', id: 'gives', label: 'Which of yours do you give?', options: options(mine) },
      { kind: 'select', id: 'takes', label: 'Which turn do you take for it?', options: options(theirs) },
    ],
    context: { subject: slug },
  }
}
