import { CADENCES, checksFields } from '../../cards/checks-form.ts'
import { parseDuration } from '../../domain/time/duration.ts'
import type { FormErrors } from '../../cards/form.ts'
import { defaultPlan } from '../../domain/checkins/default-plan.ts'
import { DEFAULT_TEMPLATE } from '../../domain/checkins/default-template.ts'
import { CHECK_IN_KINDS } from '../../domain/checkins/plan.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { writeDuration } from '../partners/written/write-duration.ts'
import { oneOf, type Part } from './part.ts'

/** When both sides are asked how the partnership is. */
export const checksPart: Part = {
  action: 'terms.checks',
  title: 'Health checks',
  said({ partner: { terms } }) {
    const plan = planOf(terms)
    const {
      cron,
      zone,
      kind,
      template = DEFAULT_TEMPLATE.slug,
      window,
      remindAfter,
    } = plan ?? defaultPlan(usualHours(terms).zone)
    const preset = Object.keys(CADENCES).find((name) => CADENCES[name] === cron)
    return {
      ...{ cadence: plan ? (preset ?? 'other') : 'none', zone, kind, template },
      ...(plan && preset === undefined && { cron }),
      ...{ window: writeDuration(window), remind: writeDuration(remindAfter) },
    }
  },
  form: ({ partner }, _of, entries) => ({
    intro: [
      `Both sides answer the same questions about ${partner.name}. One on a day off comes on the next working day.`,
    ],
    fields: checksFields(entries),
  }),
  sheet(_run, _of, entries) {
    const { cadence, cron, zone, kind, template, window, remind } = entries
    if (cadence === 'none') return { checkIns: { end: true } }
    const schedule = cadence === 'other' ? cron : CADENCES[cadence ?? '']
    const spans = { window: parseDuration(window ?? ''), remind: parseDuration(remind ?? '') }
    const errors: FormErrors = {
      ...(schedule === undefined && {
        cron: 'Enter when they come: minute, hour, day, month and weekday, like “0 10 * * 2” for Tuesdays at 10:00.',
      }),
      ...('refused' in spans.window && { window: spans.window.refused }),
      ...('refused' in spans.remind && { remind: spans.remind.refused }),
    }
    if (schedule === undefined || Object.keys(errors).length > 0) return { errors }
    const ofKind = oneOf(CHECK_IN_KINDS, kind)
    return {
      checkIns: {
        cron: schedule,
        ...(zone !== undefined && { zone }),
        ...(ofKind && { kind: ofKind }),
        template: template ?? DEFAULT_TEMPLATE.slug,
        ...(window !== undefined && { window }),
        ...(remind !== undefined && { remindAfter: remind }),
      },
    }
  },
  fieldAt(path, { cadence }) {
    if (path.endsWith('zone')) return 'zone'
    if (path.endsWith('template')) return 'template'
    if (path.endsWith('remindAfter')) return 'remind'
    if (path.endsWith('window')) return 'window'
    return cadence === 'other' ? 'cron' : 'cadence'
  },
  withNow: (before, { partner }) => ({ ...before, checks: partner.terms.checks }),
}
