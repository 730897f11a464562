import type { LedgerView } from '../domain/sla/ledger/ledger-view.ts'
import type { Form, FormOption } from './form.ts'
import { inZone, sayItem, sayLine } from './ledger-words.ts'
import { shorten } from './quote.ts'
import { LONGEST_TEXT } from './text-limits.ts'

/** As many letters as every platform shows of one of several. */
const LONGEST_OPTION = 75

/** Every line of a ledger, as it is called in a dispute and told in words. `of`: by which it is known. */
type DisputableLine = { number: number; of: { side: 'internal' | 'partner'; key: string }; said: string }

export function disputableLines(view: LedgerView): DisputableLine[] {
  return view.sides.flatMap((one) => [
    ...one.penalties.map((line) => ({
      ...{ number: line.number, of: { side: one.side, key: line.key } },
      said: inZone(sayLine({ ...line, disputes: [] }, one), view.zone),
    })),
    ...one.entries.map((item) => ({
      ...{ number: item.number, of: { side: one.side, key: item.key } },
      said: sayItem({ ...item, disputes: [] }, one),
    })),
  ])
}

/** A figure that a side reports, as it is disputed whether or not a line comes of it. */
type DisputableFigure = { of: { side: 'internal' | 'partner'; key: string }; name: string; said: string }

export function disputableFigures({ sides }: LedgerView): DisputableFigure[] {
  return sides.flatMap(({ side, reported = [] }) =>
    reported.map(({ key, name, unit, value }) => ({
      of: { side, key },
      ...{ name, said: `“${name}”, ${value === undefined ? 'not reported' : `${value} ${unit}`}` },
    })),
  )
}

/** Which line, and what about it. */
export function ledgerDisputeForm({
  view,
  lines,
  figures,
  reason,
  meant,
}: {
  view: LedgerView
  lines: DisputableLine[]
  figures: DisputableFigure[]
  reason?: string
  /** The line or the figure that was said. */
  meant?: string
}): Form {
  const { slug, name, period } = view
  return {
    form: 'ledger.dispute',
    title: 'Dispute a line',
    submitLabel: 'Open a dispute',
    intro: [
      `Of the ledger with ${name} for ${period}. It opens a case of kind dispute, which both sides read; the number stays until what it was reckoned from changes. Until a dispute about what the other side reported is over, its period does not close.`,
    ],
    fields: [
      {
        kind: 'select',
        id: 'line',
        label: 'Which line?',
        options: [...lines.map(optionOf), ...figures.map(optionOfFigure)],
        ...(meant !== undefined && { initial: meant }),
      },
      {
        ...{ kind: 'text', id: 'title', label: 'What is wrong with it?', multiline: true, maxLength: LONGEST_TEXT },
        ...(reason !== undefined && { initial: reason }),
      },
    ],
    context: { subject: slug, period },
  }
}

function optionOf({ number, said }: DisputableLine): FormOption {
  return { value: `${number}`, label: shorten(`${number}. ${said}`, LONGEST_OPTION - 1) }
}

function optionOfFigure({ name, said }: DisputableFigure): FormOption {
  return { value: name, label: shorten(said, LONGEST_OPTION - 1) }
}
