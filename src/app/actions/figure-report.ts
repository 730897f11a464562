import { figureChooseForm, figureReportForm, type FigureRow } from '../../cards/figure-report-form.ts'
import type { FormErrors } from '../../cards/form.ts'
import { keepTogether } from '../../cards/keep-together.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { isMeasured, isMet, nameKey, sayTarget, sharedFigures, withUnit } from '../../domain/terms/figure.ts'
import type { UseCase } from '../dispatch.ts'
import { heardHere, TOLD_TO_US_ALONE } from '../figures/figure-named.ts'
import { type FigureEntry, type FigureRefused, type FigureReported, reportFigures } from '../figures/report-figures.ts'
import { rowsOf } from '../figures/rows-of.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/**
 * Report numbers of figures, or correct them. Without any, the form that asks for what is due, else for which one is meant; typed, or by that form, they go
 * one way.
 */
export const reportFigure: UseCase<Partner> = {
  name: 'figure.report',
  needs: 'figure.report',
  find: findPartner,
  async run(scene, partner, request) {
    const { side } = speakerParty(scene)
    const { which } = request.values
    const { heard } = await heardHere(scene)
    const rows = await rowsOf(scene, partner, side, heard)
    if (rows.all.length === 0) return refused(await nothingToReport(scene, partner, side))
    if (request.sent && which === undefined) return ofForm(scene, partner, request, rows.all)
    if (which !== undefined)
      return formOf(
        partner,
        rows.all.filter((row) => keyOf(row) === which),
        true,
      )
    const said = typedOf(request, rows.all)
    if (!said) return openForm(partner, rows)
    if (said.value === undefined) {
      const meant = rows.all.filter((row) => nameKey(row.name) === nameKey(said.name))
      const one = meant.find(({ period }) => said.period === undefined || period === said.period)
      if (one) return formOf(partner, [one], true)
    }
    // Without a number all else is judged all the same: whoever may not report it hears just that.
    const { name, value = '', period, why } = said
    const entry = {
      figure: { name },
      value,
      ...(period !== undefined && { period }),
      ...(why !== undefined && { why }),
    }
    const outcome = await report(scene, partner, [entry])
    return 'refused' in outcome
      ? refused(sayRefused(outcome.refused[0]!, partner, said))
      : saidOf(partner, outcome.reported)
  },
}

type Said = { name: string; value?: string; period?: string; why?: string }

/** What was typed: the name in quotes, else the longest that it begins with, else all before the last word. */
function typedOf({ values }: Request, rows: FigureRow[]): Said | undefined {
  const { figure, value, said, period, why } = values
  const rest = { ...(period !== undefined && { period }), ...(why !== undefined && { why }) }
  if (figure !== undefined) return { name: figure, ...(value !== undefined && { value }), ...rest }
  if (said === undefined) return undefined
  const words = said.split(/\s+/u)
  const known = new Set(rows.map(({ name }) => nameKey(name)))
  const counts = words.map((_, at) => words.length - at)
  const count =
    counts.find((length) => known.has(nameKey(words.slice(0, length).join(' ')))) ?? Math.max(1, words.length - 1)
  const number = words.slice(count).join(' ')
  return { name: words.slice(0, count).join(' '), ...(number !== '' && { value: number }), ...rest }
}

/** A correction is said anew as it was typed, with what it lacks. */
function sayRefused({ field, why }: FigureRefused, { slug }: Partner, { name, value, period }: Said): string {
  if (field !== 'why') return why
  const when = period === undefined ? '' : ` --period ${period}`
  return `${why} Say it like \`measure ${slug} "${name}" ${value ?? ''}${when} --why "…"\`.`
}

function openForm(
  partner: Partner,
  { all, asked }: { all: FigureRow[]; asked: (FigureRow & { late: boolean })[] },
): Outcome {
  if (asked.length > 0)
    return formOf(
      partner,
      asked,
      asked.some(({ late }) => late),
    )
  return { kind: 'form', form: figureChooseForm({ slug: partner.slug, name: partner.name, rows: all }) }
}

function formOf({ slug, name }: Partner, rows: FigureRow[], why: boolean): Outcome {
  if (rows.length === 0) return refused('That figure is not to be reported any more.')
  return { kind: 'form', form: figureReportForm({ slug, name, rows, why }) }
}

async function ofForm(scene: Scene, partner: Partner, { values }: Request, all: FigureRow[]): Promise<Outcome> {
  const { why } = values
  const places = Object.keys(values).flatMap((key) => /^f\d+$/u.exec(key)?.[0].slice(1) ?? [])
  const sent = places.flatMap((place) => {
    const [id = '', period = ''] = (values[`f${place}`] ?? '').split(' ')
    const value = values[`v${place}`]
    return value === undefined
      ? []
      : [{ place, entry: { figure: { id }, period, value, ...(why !== undefined && { why }) } }]
  })
  const keys = places.map((place) => values[`f${place}`])
  const rows = all.filter((row) => keys.includes(keyOf(row)))
  const errors = (some: FormErrors): Outcome => ({
    kind: 'errors',
    form: figureReportForm({ slug: partner.slug, name: partner.name, rows, why: true }),
    errors: some,
  })
  if (sent.length === 0) return errors({ v0: 'Enter the number.' })
  const outcome = await report(
    scene,
    partner,
    sent.map(({ entry }) => entry),
  )
  if (!('refused' in outcome)) return saidOf(partner, outcome.reported)
  return errors(
    Object.fromEntries(
      outcome.refused.map(({ at, field, why: say }) => [field === 'why' ? 'why' : `v${sent[at]!.place}`, say]),
    ),
  )
}

async function report(scene: Scene, partner: Partner, entries: FigureEntry[]) {
  const by = speakerParty(scene)
  const via = scene.origin?.via ?? scene.here?.speaker.platform ?? 'command line'
  return reportFigures(scene, partner, { side: by.side, by, via }, entries, await heardHere(scene))
}

function saidOf(partner: Partner, reported: FigureReported[]): Outcome {
  const did = reported.flatMap(({ did: what, figure, period }) =>
    what ? [{ kind: 'figure' as const, what, partner: partner.slug, figure: figure.name, period: period.name }] : [],
  )
  return done(reported.map(sayReported).join(' '), did)
}

function sayReported({ figure, period, value, before, did, late }: FigureReported): string {
  const [is, was] = [value, before].map((one) => (one === undefined ? '' : keepTogether(withUnit(one, figure))))
  const about = `“${figure.name}” is ${is} for ${period.name}`
  if (!did) return `${about} already.`
  const corrected = before === undefined ? '' : `, and no more ${was}`
  const kept = `${isMet(value, figure.target) ? 'met' : 'missed'}, as ${keepTogether(sayTarget(figure))} was promised`
  return `${about}${corrected}: ${kept}.${late ? ' It is marked as late.' : ''}`
}

function keyOf({ figureId, period }: FigureRow): string {
  return `${figureId} ${period}`
}

async function nothingToReport(scene: Scene, { slug, name, terms }: Partner, side: Side): Promise<string> {
  const isOurs = side === 'internal'
  // Said whether there is anything of a team or not, since others may read it.
  const besides = isOurs && (await heardHere(scene)).heard ? ` ${TOLD_TO_US_ALONE}` : ''
  const figures = isOurs && besides === '' ? terms.figures : sharedFigures(terms)
  if (figures.length === 0) return `No figures are agreed with ${name}.${besides}`
  if (!figures.some(isMeasured))
    return `The figures agreed with ${name} are counted from cases, and nobody reports them: \`sla ${slug}\` shows them.${besides}`
  const other = isOurs ? name : scene.company
  return `None of the figures agreed is reported by your side, or no period of them is over yet: \`sla\` says what ${other} reports, and when.${besides}`
}
