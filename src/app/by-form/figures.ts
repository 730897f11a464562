import { countedFigureFields, KIND_OPTIONS } from '../../cards/counted-figure-form.ts'
import { figureFields } from '../../cards/figure-form.ts'
import { readersOf } from '../../cards/protects-field.ts'
import type { FormErrors } from '../../cards/form.ts'
import { DERIVED_KINDS, type DerivedKind } from '../../domain/terms/derived-terms.ts'
import { type Figure, isFromCases, isMeasured, nameKey, sayTarget } from '../../domain/terms/figure.ts'
import { sideOf } from '../../domain/terms/objective.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { PERIOD_KINDS } from '../../domain/time/period.ts'
import { writeDuration } from '../partners/written/write-duration.ts'
import type { WrittenFigure } from '../partners/written/written-sheet.ts'
import { countedFieldAt, NEW_COUNTED, saidCounted, writtenCounted } from './counted-figures.ts'
import { filled, oneOf, type Part, type Run } from './part.ts'

const NEW = 'new'

/** Numbers of each period that are held against a target: one at a time. */
export const figuresPart: Part = {
  action: 'terms.figures',
  title: 'A figure',
  choose: (run) => ({
    label: 'Which figure?',
    options: [
      { value: NEW, label: 'A new one, which a side reports' },
      ...DERIVED_KINDS.map((kind) => ({ value: `${NEW} ${kind}`, label: `A new one: ${KIND_OPTIONS[kind]}` })),
      ...run.partner.terms.figures.map((one) => ({ value: keyOf(one), label: labelOf(run, one) })),
    ],
  }),
  said({ partner: { terms } }, of) {
    if (of === NEW) return { direction: 'at least', period: 'month', due: '3 working days', reporter: 'partner' }
    if (newKind(of)) return NEW_COUNTED
    const one = figureAt(terms, of)
    if (!one) return undefined
    if (!isMeasured(one)) return saidCounted(one)
    const { target, unit, period, source, reporter, due, protects } = one
    const { direction, value, floor } = target
    return filled({
      ...{ direction, value, floor, unit, period, source, reporter, protects, goes: 'on' },
      due: writeDuration(due),
    })
  },
  form(run, of, entries) {
    const { terms } = run.partner
    const owners = { internal: run.company, partner: run.partner.name }
    const one = isNew(of) ? undefined : figureAt(terms, of)
    const kind = newKind(of) ?? (one && isFromCases(one) ? one.kind : undefined)
    const readers = readersOf(one?.obligor, !one)
    if (kind)
      return {
        intro: [one ? `${labelOf(run, one)}.` : `${KIND_OPTIONS[kind]}, counted from cases: nobody has to report it.`],
        fields: countedFigureFields(entries, {
          ...{ kind, owners, readers, isNew: isNew(of), hours: Object.keys(terms.calendars) },
        }),
      }
    return {
      intro: one
        ? [`${labelOf(run, one)}.`]
        : ['A number that one side reports for each period, held against a target. Say what is to come out, not how.'],
      fields: figureFields(entries, { isNew: of === NEW, owners, readers }),
    }
  },
  sheet({ partner: { terms } }, of, entries) {
    const one = isNew(of) ? undefined : figureAt(terms, of)
    const about = isNew(of) ? aboutIn(entries) : one
    if (!about) return { errors: { form: 'This figure is agreed no more.' } }
    if ('errors' in about) return about
    const { name, obligor } = about
    if (entries['goes'] === 'ends') return { sla: { figures: [{ name, end: true }] } }
    if (isNew(of) && terms.figures.some((one) => nameKey(one.name) === nameKey(name)))
      return {
        errors: { name: `There is a figure called “${name}” already: choose it, or give this one another name.` },
      }
    const kind = newKind(of) ?? (one && isFromCases(one) ? one.kind : undefined)
    if (kind) return { sla: { figures: [writtenCounted({ name, obligor, kind }, entries)] } }
    const { value = '', floor = 'none', unit = '', source = '', due, protects = '' } = entries
    const reporter = oneOf(['internal', 'partner'], entries['reporter'])
    const period = oneOf(PERIOD_KINDS, entries['period'])
    const said: WrittenFigure = {
      ...{ name, obligor, unit, source, protects, floor },
      ...(entries['direction'] === 'at most' ? { atMost: value } : { atLeast: value }),
      ...(period && { period }),
      // What a team of ours owes is shown to nobody else, so nobody else reports it.
      reporter: typeof obligor === 'string' ? (reporter ?? sideOf(obligor)) : 'internal',
      ...(due !== undefined && { due }),
    }
    return { sla: { figures: [said] } }
  },
  fieldAt(path, entries) {
    if (entries['maintenance'] !== undefined || entries['severities'] !== undefined) return countedFieldAt(path)
    const part = path.split('.').at(-1) ?? ''
    if (part === 'atLeast' || part === 'atMost') return 'value'
    const own = ['name', 'obligor', 'team', 'period', 'unit', 'floor', 'source', 'reporter', 'due', 'protects']
    return own.includes(part) ? part : 'value'
  },
  withNow(before, { partner: { terms } }, of, { name = '' }) {
    const key = isNew(of) ? nameKey(name) : of
    const meant = (one: Figure) => keyOf(one) === key
    return { ...before, figures: [...before.figures.filter((one) => !meant(one)), ...terms.figures.filter(meant)] }
  },
}

function isNew(of: string): boolean {
  return of === NEW || newKind(of) !== undefined
}

function newKind(of: string): DerivedKind | undefined {
  return DERIVED_KINDS.find((kind) => of === `${NEW} ${kind}`)
}

/** What tells a figure from the others, as an option of the form carries it. */
function keyOf({ name }: Pick<Figure, 'name'>): string {
  return nameKey(name)
}

function figureAt({ figures }: Terms, of: string): Figure | undefined {
  return figures.find((one) => keyOf(one) === of)
}

/** "Orders without rework – Acme: at least 99 % each month" */
function labelOf({ partner, company }: Run, one: Figure): string {
  const { name, obligor, period } = one
  const owner = typeof obligor !== 'string' ? `team ${obligor.team}` : obligor === 'internal' ? company : partner.name
  return `${name} – ${owner}: ${sayTarget(one)} each ${period}`
}

function aboutIn(
  entries: Record<string, string>,
): { name: string; obligor: Figure['obligor'] } | { errors: FormErrors } {
  const { name = '', obligor, team } = entries
  if (obligor !== 'team') return { name, obligor: obligor === 'internal' ? obligor : 'partner' }
  return team === undefined ? { errors: { team: 'Name the team that owes it.' } } : { name, obligor: { team } }
}
