import { type Figure, isMeasured } from '../../terms/figure.ts'
import type { Objective } from '../policy.ts'

/** Where the number of a promise in a period comes from: a side that reports it, by name, and from what; or cases. `ask`: what explains it, as it is typed. */
export type FigureSource = { ask: string } & ({ is: 'reported'; by: string; from: string } | { is: 'counted' })

type InLedger = { slug: string; period: string; nameOf(side: 'internal' | 'partner'): string }

export function sourceOfFigure(figure: Figure, { slug, period, nameOf }: InLedger): FigureSource {
  const ask = `explain ${slug} "${figure.name}" --period ${period}`
  return isMeasured(figure)
    ? { is: 'reported', by: nameOf(figure.reporter), from: figure.source, ask }
    : { is: 'counted', ask }
}

/** The share of cases that kept a promise of a time. */
export function sourceOfShare(
  { measure, severity, kind }: Pick<Objective, 'measure' | 'severity' | 'kind'>,
  { slug, period }: InLedger,
): FigureSource {
  const which = `${severity === undefined ? '' : ` severity ${severity}`}${kind === undefined ? '' : ` ${kind}`}`
  return { is: 'counted', ask: `explain ${slug} ${measure}${which} --period ${period}` }
}

export function saySource(source: FigureSource): string {
  return source.is === 'reported'
    ? `${source.by} reports that number, from: ${source.from.replace(/\.$/u, '')}. “${source.ask}” tells when.`
    : `That number is counted from cases: “${source.ask}” tells which, and how.`
}
