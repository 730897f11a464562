import { ladderFields } from '../../cards/ladder-form.ts'
import type { FormErrors } from '../../cards/form.ts'
import { SEVERITIES } from '../../domain/cases/case.ts'
import { peopleNamedBy, withPeopleCalled } from '../../domain/escalations/policy.ts'
import { CAUSES, URGENCIES } from '../../domain/escalations/ladder.ts'
import { type Side, SOMEBODY } from '../../domain/partners/party.ts'
import { forWhich, isUsual, type LadderFor, type LadderTerms, ladderName } from '../../domain/terms/ladder-terms.ts'
import {
  readSteps,
  readTheirWatchers,
  readWatchers,
  type SideNames,
  typeSteps,
  typeWatchers,
} from '../../domain/terms/read-steps.ts'
import { writeDuration } from '../partners/written/write-duration.ts'
import { writeLadder } from '../partners/written/write-ladder.ts'
import { oneOf, type Part, type Run } from './part.ts'

const NEW = 'new'
const USUAL = 'usual'

/** How escalations climb on both sides: the usual ladder, and those for some escalations alone. */
export const laddersPart: Part = {
  action: 'terms.ladder',
  title: 'How escalations climb',
  choose: ({ partner: { terms } }) => ({
    label: 'Which escalations?',
    options: [
      ...terms.ladders.map((one) => ({ value: ladderName(one), label: labelOf(ladderName(one)) })),
      { value: NEW, label: 'Steps of their own for some' },
    ],
  }),
  said({ partner: { terms }, people }, of) {
    const ladder = terms.ladders.find((one) => ladderName(one) === (of === NEW ? USUAL : of))
    if (!ladder) return undefined
    const {
      steps,
      cycles,
      watchers = [],
      theirWatchers = [],
    } = withPeopleCalled(ladder, (id) => people.called.get(id) ?? SOMEBODY)
    return {
      steps: typeSteps(steps, writeDuration),
      rounds: String(cycles),
      watchers: typeWatchers(watchers),
      theirWatchers: typeWatchers(theirWatchers, 'partner'),
      ...(of !== NEW && of !== USUAL && { goes: 'on' }),
    }
  },
  form: (_run, of, entries) => ({
    intro: [
      of === NEW ? 'For some escalations alone; all others climb as usual.' : `${labelOf(of)}.`,
      'Each step tells those it names, then waits. Whoever acknowledges stops their own side.',
    ],
    fields: ladderFields(entries, { isNew: of === NEW, canEnd: of !== NEW && of !== USUAL }),
  }),
  sheet(run, of, entries) {
    const about = of === NEW ? aboutIn(entries) : run.partner.terms.ladders.find((one) => ladderName(one) === of)
    if (!about) return { errors: { form: 'There is no such ladder any more.' } }
    if ('errors' in about) return about
    const which = forWhich(about)
    if (entries['goes'] === 'ends') return { ladders: [{ ...which, end: true }] }
    const steps = readSteps(entries['steps'] ?? '', namesOf(run))
    const rounds = Number(entries['rounds'])
    const watchers = readWatchers(entries['watchers'] ?? '', namesOf(run))
    const theirWatchers = readTheirWatchers(entries['theirWatchers'] ?? '', namesOf(run))
    const errors: FormErrors = {
      ...('refused' in steps && { steps: steps.refused }),
      ...('refused' in watchers && { watchers: watchers.refused }),
      ...('refused' in theirWatchers && { theirWatchers: theirWatchers.refused }),
      ...(!(Number.isInteger(rounds) && rounds >= 1 && rounds <= 10) && {
        rounds: 'Enter how often it is gone through: 1 to 10.',
      }),
    }
    if ('refused' in steps || 'refused' in watchers || 'refused' in theirWatchers || Object.keys(errors).length > 0)
      return { errors }
    const ladder = writeLadder({ steps, cycles: rounds, watchers, theirWatchers })
    return isUsual(which) ? { ladder } : { ladders: [{ ...which, ...ladder }] }
  },
  fieldAt: (path) => {
    if (path.includes('watchers')) return 'watchers'
    if (path.includes('theirWatchers')) return 'theirWatchers'
    return path.includes('cycles') ? 'rounds' : 'steps'
  },
  withNow(before, { partner: { terms } }, of, entries) {
    const about = of === NEW ? aboutIn(entries) : undefined
    const name = about && !('errors' in about) ? ladderName(about) : of
    const isMeant = (one: LadderTerms) => ladderName(one) === name
    return { ...before, ladders: [...before.ladders.filter((one) => !isMeant(one)), ...terms.ladders.filter(isMeant)] }
  },
}

function labelOf(name: string): string {
  return name === USUAL ? 'All escalations that have no steps of their own' : `Escalations ${name}`
}

/** Whoever is called by name already may have left: who is not named any more is told where it is kept. */
function namesOf({ company, partner, people }: Run): SideNames {
  const own = (side: Side) => [
    ...people.there[side],
    ...partner.terms.ladders
      .flatMap((one) => peopleNamedBy(one, [side]))
      .map((id) => people.called.get(id) ?? SOMEBODY),
  ]
  return { internal: company, partner: partner.name, people: { internal: own('internal'), partner: own('partner') } }
}

function aboutIn({ cause, severity, urgency }: Record<string, string>): LadderFor | { errors: FormErrors } {
  const ofCause = oneOf(CAUSES, cause)
  const level = oneOf(SEVERITIES, severity)
  const urgent = oneOf(URGENCIES, urgency)
  if (!ofCause && level === undefined && !urgent)
    return { errors: { severity: 'Say for which escalations these steps are: of a severity, a cause or an urgency.' } }
  return {
    ...(ofCause && { cause: ofCause }),
    ...(level !== undefined && { severity: level }),
    ...(urgent && { urgency: urgent }),
  }
}
