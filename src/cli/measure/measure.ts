import { type FigureReported, reportFigures } from '../../app/figures/report-figures.ts'
import { inTransaction } from '../../app/in-transaction.ts'
import type { Means } from '../../app/scene.ts'
import type { AppServices } from '../../app/services.ts'
import { hasEnded } from '../../domain/partners/has-ended.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { partnerAmong } from '../find-partner.ts'
import { fine, type Line, problem } from '../line.ts'
import { decode, ENCODINGS } from './decode.ts'
import { type LineProblem, readTable, type TableRow } from './read-table.ts'

/** The largest table that is read: some hundred thousand lines. */
export const MOST_BYTES_OF_TABLE = 30_000_000
const MOST_ROWS = 200_000
/** So many broken lines are named. */
const NAMED = 50

export type MeasureAsked = { bytes: Uint8Array; file: string; by: string; encoding?: string }

/** `liaison measure`: the numbers of a table, for whichever partners: all of them or, where any line is wrong, none. They are our side's word. */
export async function measure(services: AppServices, { bytes, file, by, encoding }: MeasureAsked): Promise<Line[]> {
  const named = ENCODINGS.find((one) => one === encoding)
  if (encoding !== undefined && named === undefined)
    return [problem(`--encoding: say one of ${ENCODINGS.join(', ')}. UTF-16 is told by the mark it begins with.`)]
  const decoded = decode(bytes, named)
  if ('refused' in decoded) return [problem(`${file} ${decoded.refused} Nothing was reported.`)]
  const table = readTable(decoded.text)
  if ('refused' in table) return [problem(`${file} ${table.refused} Nothing was reported.`)]
  if (table.rows.length > MOST_ROWS)
    return [problem(`${file} has more than ${MOST_ROWS} numbers: part it into several files. Nothing was reported.`)]
  if (table.rows.length + table.problems.length === 0)
    return [problem(`${file} has no line below the names of its columns. Nothing was reported.`)]
  try {
    return await inTransaction(services, { origin: { via: 'command line', by } }, async (means) => {
      const { told, problems } = await report(means, table.rows, by)
      const all = [...table.problems, ...problems]
      if (all.length > 0) throw new Refused(all)
      return told.flatMap(({ partner, reported }) => sayReported(partner, reported))
    })
  } catch (error) {
    if (error instanceof Refused) return sayProblems(file, error.problems)
    throw error
  }
}

/** Carries what is wrong out of the transaction that it undoes. */
class Refused extends Error {
  readonly problems: LineProblem[]
  constructor(problems: LineProblem[]) {
    super('refused')
    this.problems = problems
  }
}

type Told = { partner: Partner; reported: FigureReported[] }

async function report(means: Means, rows: TableRow[], by: string): Promise<{ told: Told[]; problems: LineProblem[] }> {
  const told: Told[] = []
  const problems: LineProblem[] = []
  const registered = await means.tx.partners.list()
  const known = new Map([...new Set(rows.map(({ partner }) => partner))].map((name) => [name, going(registered, name)]))
  // One partner may be called by its short name here and by its name there.
  const called = (row: TableRow) => known.get(row.partner)!
  const idOf = (one: Partner | { refused: string }) => ('id' in one ? one.id : '')
  const names = Map.groupBy(rows, (row) => idOf(called(row)))
  for (const own of names.values()) {
    const partner = called(own[0]!)
    if ('refused' in partner) {
      for (const row of own) {
        const no = called(row)
        if ('refused' in no) problems.push({ line: row.line, why: no.refused })
      }
      continue
    }
    const outcome = await reportFigures(
      means,
      partner,
      { side: 'internal', name: by, via: 'command line' },
      own.map(({ figure, period, value, unit, reason }) => ({
        ...{ figure: { name: figure }, period, value },
        ...(unit !== undefined && { unit }),
        ...(reason !== undefined && { why: reason }),
      })),
    )
    // One by one: as many as a table has lines are too many for the arguments of one call.
    if ('refused' in outcome)
      for (const { at, field, why } of outcome.refused)
        problems.push({
          line: own[at]!.line,
          why: field === 'why' ? `${why} The column “reason” is for that.` : why,
        })
    else told.push({ partner, reported: outcome.reported })
  }
  return { told, problems }
}

function going(registered: Partner[], name: string): Partner | { refused: string } {
  const partner = partnerAmong(registered, name)
  return 'id' in partner && partner.stage === 'ended' ? { refused: hasEnded(partner.name, partner.slug) } : partner
}

function sayProblems(file: string, problems: LineProblem[]): Line[] {
  const lines = Map.groupBy(
    problems.toSorted((one, other) => one.line - other.line),
    ({ line }) => line,
  )
  const named = [...lines].slice(0, NAMED)
  const more = lines.size - named.length
  return [
    ...named.map(([line, each]) => problem(`${file}:${line}: ${onOneLine(each.map(({ why }) => why).join(' '))}`)),
    ...(more > 0 ? [problem(`And ${more} more ${more === 1 ? 'line' : 'lines'}.`)] : []),
    problem(`${lines.size} ${lines.size === 1 ? 'line is' : 'lines are'} wrong. Nothing of ${file} was reported.`),
  ]
}

/** What was written in a cell is repeated in some of them. */
function onOneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ')
}

function sayReported({ name, slug }: Partner, reported: FigureReported[]): Line[] {
  const count = (some: FigureReported[]) => some.length
  const fresh = count(reported.filter(({ did }) => did === 'FigureReported'))
  const corrected = count(reported.filter(({ did }) => did === 'FigureCorrected'))
  const same = reported.length - fresh - corrected
  const late = count(reported.filter((one) => one.did && one.late))
  const parts = [
    `${fresh} reported`,
    ...(corrected > 0 ? [`${corrected} corrected`] : []),
    ...(same > 0 ? [`${same} as they were already`] : []),
    ...(late > 0 ? [`${late} marked as late`] : []),
  ]
  return [fine(`${name} (${slug}): ${parts.join(', ')}.`)]
}
