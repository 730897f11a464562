import type { Form, FormField } from './form.ts'
import { shorten } from './quote.ts'
import { LONGEST_CASE_TITLE, LONGEST_SERVICE, LONGEST_TEXT } from './text-limits.ts'

/** When it begins and ends, as a form takes it: days as ISO dates, times as text. */
export type TimesEntered = { fromDay?: string; fromTime?: string; toDay?: string; toTime?: string }

/** `zone`: in which the times are entered. */
type Entering = { zone: string; times: TimesEntered }

export function announceMaintenanceForm(
  { slug, partnerName, title, service }: { slug: string; partnerName: string; title?: string; service?: string },
  { zone, times }: Entering,
): Form {
  return {
    form: 'maintenance.announce',
    title: 'Announce maintenance',
    submitLabel: 'Announce it',
    intro: [
      `Of your own side’s service. It is announced in the channel shared with ${partnerName}; both sides see it.`,
    ],
    fields: [
      {
        ...{ kind: 'text', id: 'title', label: 'What is done?', maxLength: LONGEST_CASE_TITLE },
        ...{ placeholder: 'DB upgrade', ...(title !== undefined && { initial: title }) },
      },
      {
        ...{ kind: 'text', id: 'service', label: 'Which service is down?', optional: true, maxLength: LONGEST_SERVICE },
        ...{ placeholder: 'Orders API', ...(service !== undefined && { initial: service }) },
      },
      ...beginning(times, zone),
      ...ending(times, zone),
    ],
    context: { subject: slug },
  }
}

/** `begun`: only its end can still be brought forward. */
export function moveMaintenanceForm(
  { label, version, title, begun }: { label: string; version: number; title: string; begun: boolean },
  { zone, times }: Entering,
): Form {
  return {
    form: 'maintenance.move',
    title: 'Change the times',
    submitLabel: 'Change them',
    intro: [
      `${label}: ${shorten(title, LONGEST_CASE_TITLE)}`,
      begun
        ? 'It has begun: its end can be brought forward.'
        : 'Other times are announced anew, from this moment; a confirmation of the ones before is gone.',
    ],
    fields: [...(begun ? [] : beginning(times, zone)), ...ending(times, zone)],
    context: { subject: label, read: `${version}` },
  }
}

export function declineMaintenanceForm({
  label,
  title,
  sideName,
}: {
  label: string
  title: string
  sideName: string
}): Form {
  return {
    form: 'maintenance.decline',
    title: 'Decline maintenance',
    submitLabel: 'Decline it',
    intro: [`${label}: ${shorten(title, LONGEST_CASE_TITLE)}`, `${sideName} reads why, and can move it.`],
    fields: [
      {
        ...{ kind: 'text', id: 'text', label: 'Why? When would it suit you?', hint: 'Both sides read it.' },
        ...{ multiline: true, maxLength: LONGEST_TEXT },
      },
    ],
    context: { subject: label },
  }
}

function beginning({ fromDay, fromTime }: TimesEntered, zone: string): FormField[] {
  return [
    { kind: 'date', id: 'fromDay', label: 'From, day', ...(fromDay !== undefined && { initial: fromDay }) },
    time('fromTime', 'From, time', `On the clock of ${zone}.`, fromTime),
  ]
}

function ending({ toDay, toTime }: TimesEntered, zone: string): FormField[] {
  return [
    {
      ...{ kind: 'date', id: 'toDay', label: 'Until, day', hint: 'Empty: the same day, or the next.', optional: true },
      ...(toDay !== undefined && { initial: toDay }),
    },
    time('toTime', 'Until, time', `On the clock of ${zone}.`, toTime),
  ]
}

function time(id: string, label: string, hint: string, initial: string | undefined): FormField {
  return {
    ...{ kind: 'text', id, label, hint, maxLength: 20, placeholder: '22:00' },
    ...(initial !== undefined && { initial }),
  }
}
