import type { Form, FormField } from './form.ts'
import { BUTTON_WORDS } from './product-words.ts'
import type { Button } from './card.ts'

/** How one person is told things, as it is; what is not theirs to choose is absent. `digest`: a time, or "off". */
export type OwnTimes = { zone: string; digest: string; weekly?: boolean; quiet?: string; pagedAlways?: boolean }

/** Beside what needs somebody: when they are told of it. */
export const OWN_TIMES: Button = {
  ...{ action: 'own-times.set', label: BUTTON_WORDS.ownTimes, style: 'plain', subject: 'own', version: 0 },
  opensForm: true,
}

/** When somebody is told what needs them, when nothing that can wait, and whether pages call them at any hour. */
export function ownTimesForm({ zone, digest, weekly, quiet, pagedAlways }: OwnTimes): Form {
  return {
    form: 'own-times.set',
    title: 'When you are told',
    submitLabel: 'Set it',
    intro: [`For you alone, and with every partner. Times are by your own clock (${zone}).`],
    fields: [
      {
        ...{ kind: 'text', id: 'digest', label: 'What needs you, each working day at', maxLength: 20, initial: digest },
        hint: 'A time such as “08:30”, or “off”.',
      },
      ...(weekly === undefined ? [] : [weeklyField(weekly)]),
      {
        ...{ kind: 'text', id: 'quiet', label: 'Your quiet hours', maxLength: 60, optional: true },
        ...(quiet !== undefined && { initial: quiet }),
        hint: 'Such as “19:00-08:00” or “19:00-08:00 weekends”; nothing is none. What can wait waits then; pages do not.',
      },
      ...(pagedAlways === undefined ? [] : [pagesField(pagedAlways)]),
    ],
    context: {},
  }
}

function weeklyField(isTold: boolean): FormField {
  return {
    ...{ kind: 'choice', id: 'weekly', label: 'How your partners did last week' },
    options: [
      { value: 'on', label: 'In the first list of a week' },
      { value: 'off', label: 'Not at all' },
    ],
    initial: isTold ? 'on' : 'off',
  }
}

function pagesField(isOn: boolean): FormField {
  return {
    ...{ kind: 'choice', id: 'pages', label: 'Pages outside of your working hours' },
    options: [
      { value: 'off', label: 'While I am on duty, or where nobody else takes them' },
      { value: 'on', label: 'At any hour, where a step names me' },
    ],
    initial: isOn ? 'on' : 'off',
  }
}
