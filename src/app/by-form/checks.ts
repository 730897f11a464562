import { CADENCES, checksChoice, checksFields, presetFields } from '../../cards/checks-form.ts'
import { parseDuration } from '../../domain/time/duration.ts'
import type { FormErrors } from '../../cards/form.ts'
import { CHECK_IN_AUDIENCES, type CheckInAudience } from '../../domain/checkins/audience.ts'
import { defaultPlan } from '../../domain/checkins/default-plan.ts'
import { DEFAULT_TEMPLATE } from '../../domain/checkins/default-template.ts'
import { CHECK_IN_KINDS, type CheckInPlan } from '../../domain/checkins/plan.ts'
import { CHECK_IN_PRESETS, fittingPreset } from '../../domain/checkins/presets.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { inOrder, planOf } from '../../domain/terms/plan-of.ts'
import { writeDuration } from '../partners/written/write-duration.ts'
import { flagsForm, flagsMeant, flagsSaid, flagsSheet } from './flags.ts'
import { oneOf, type Part } from './part.ts'

const PRESET = 'preset'

/** When both sides are asked how the partnership is: of one audience, or of all by a preset. */
export const checksPart: Part = {
  action: 'terms.checks',
  title: 'Health checks',
  choose: ({ partner: { terms } }) => ({ label: 'Whom do they ask?', options: checksChoice(terms.checks) }),
  said({ partner: { terms } }, of) {
    if (of === PRESET) return {}
    const flagsOf = flagsMeant(of)
    if (flagsOf) return flagsSaid(planOf(terms, flagsOf))
    const audience = oneOf(CHECK_IN_AUDIENCES, of)
    if (!audience) return undefined
    const plan = planOf(terms, audience)
    const {
      cron,
      zone,
      kind,
      template = DEFAULT_TEMPLATE.slug,
      window,
      remindAfter,
      anonymous,
      remindAgain,
    } = plan ?? defaultPlan(usualHours(terms).zone, audience)
    const preset = Object.keys(CADENCES).find((name) => CADENCES[name] === cron)
    return {
      ...{ cadence: plan ? (preset ?? 'other') : 'none', zone, kind, template, names: anonymous ? 'without' : 'with' },
      ...(plan && preset === undefined && { cron }),
      ...{ window: writeDuration(window), remind: writeDuration(remindAfter) },
      ...(remindAgain && { again: writeDuration(remindAgain) }),
    }
  },
  form({ partner }, of, entries) {
    if (of === PRESET)
      return {
        intro: [
          `All health checks with ${partner.name} become those below, each of which can be changed afterwards. Whatever else there is ends.`,
        ],
        fields: presetFields(entries, fittingPreset(partner)),
      }
    if (flagsMeant(of)) return flagsForm(partner.name, entries)
    return {
      intro: [
        `${WHO_IS_ASKED[oneOf(CHECK_IN_AUDIENCES, of) ?? 'everybody']} Both sides answer the same questions about ${partner.name}. One on a day off comes on the next working day.`,
      ],
      fields: checksFields(entries),
    }
  },
  sheet({ partner }, of, entries) {
    if (of === PRESET)
      return { checkIns: { preset: oneOf(CHECK_IN_PRESETS, entries['preset']) ?? fittingPreset(partner) } }
    const flagsOf = flagsMeant(of)
    if (flagsOf) return flagsSheet(planOf(partner.terms, flagsOf), entries)
    const audience = oneOf(CHECK_IN_AUDIENCES, of)
    if (!audience) return { errors: { form: 'There is no such audience.' } }
    const { cadence, cron, zone, kind, template, names, window, remind, again } = entries
    if (cadence === 'none') return { checkIns: { audience, end: true } }
    const schedule = cadence === 'other' ? cron : CADENCES[cadence ?? '']
    const spans = {
      window: parseDuration(window ?? ''),
      remind: parseDuration(remind ?? ''),
      again: again === undefined ? undefined : parseDuration(again),
    }
    const errors: FormErrors = {
      ...(schedule === undefined && {
        cron: 'Enter when they come: minute, hour, day, month and weekday, like “0 10 * * 2” for Tuesdays at 10:00.',
      }),
      ...('refused' in spans.window && { window: spans.window.refused }),
      ...('refused' in spans.remind && { remind: spans.remind.refused }),
      ...(spans.again && 'refused' in spans.again && { again: spans.again.refused }),
    }
    if (schedule === undefined || Object.keys(errors).length > 0) return { errors }
    const ofKind = oneOf(CHECK_IN_KINDS, kind)
    return {
      checkIns: {
        ...{ audience, cron: schedule },
        ...(zone !== undefined && { zone }),
        ...(ofKind && { kind: ofKind }),
        template: template ?? DEFAULT_TEMPLATE.slug,
        ...(names !== undefined && { anonymous: names === 'without' }),
        ...(window !== undefined && { window }),
        ...(remind !== undefined && { remindAfter: remind }),
        ...(again !== undefined && { remindAgain: again }),
      },
    }
  },
  fieldAt(path, { cadence, preset }) {
    if (preset !== undefined) return 'preset'
    if (path.endsWith('zone')) return 'zone'
    if (path.endsWith('template')) return 'template'
    if (path.endsWith('remindAfter')) return 'remind'
    if (path.endsWith('remindAgain')) return 'again'
    if (path.endsWith('window')) return 'window'
    return cadence === 'other' ? 'cron' : 'cadence'
  },
  withNow(before, { partner: { terms } }, of) {
    if (of === PRESET) return { ...before, checks: terms.checks }
    const meant = flagsMeant(of) ?? of
    const isMeant = ({ audience }: CheckInPlan) => audience === meant
    const checks = [...before.checks.filter((one) => !isMeant(one)), ...terms.checks.filter(isMeant)]
    return { ...before, checks: inOrder(checks) }
  },
}

const WHO_IS_ASKED: Record<CheckInAudience, string> = {
  everybody: 'Everybody who works in it is asked.',
  operational: 'The team and the partner’s contacts are asked; where a side has none, its account manager.',
  tactical: 'The account managers are asked, and our managers of this partner.',
  strategic: 'The sponsors are asked; while a side has none, it does not open.',
}
